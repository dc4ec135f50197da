"""Calendar work for supervisors."""
