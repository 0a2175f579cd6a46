"""The doors of the assistant; each subclass turns its protocol into the edge's terms."""
