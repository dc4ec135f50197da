"""The way in for staff beyond the password: the second step, and what must be done before anything else."""
