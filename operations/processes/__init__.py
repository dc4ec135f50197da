"""The processes of one office: started in order, watched, started again when they die, ended in order."""
