"""The pages about sealed dossiers."""
