"""What is done in a turn, a module a capability; no Rasa, no wording.

A capability is `serve(visit) -> replies`; `conduct` opens and closes the turn around it.
"""
