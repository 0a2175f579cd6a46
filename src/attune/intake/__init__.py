"""The intake: what is asked, in which order, and what the answers add up to.

Rasa, SQL and everything about how a client's words are shown stay out.
"""
