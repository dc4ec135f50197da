"""Why a signed message is not taken: the door's own check, told step by step to whoever has to find the mistake."""
