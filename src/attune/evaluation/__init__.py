"""How well things are understood, measured on lines that training never saw."""
