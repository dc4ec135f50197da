"""What people answer beside the course of a dossier: no reading waits for it."""
