"""One message understood: its act, the answers in it, what it names, whether there is danger."""
