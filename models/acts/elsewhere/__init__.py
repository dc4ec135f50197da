"""What the people of other agencies do: a police post, an insurance office, and a householder who is asked."""
