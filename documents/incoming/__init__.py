"""The stamp ĐẾN: drawn on a copy of what came, where nothing stands beneath it; the original is never touched."""
