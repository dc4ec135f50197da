"""What the office does about incoming documents by itself: answers their senders, and reminds of limits."""
