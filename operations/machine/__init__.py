"""This machine: processes that end with their owner, ports, folders for a while."""
