"""What the office draws up, signs, examines and keeps: content in, bytes out, no database."""
