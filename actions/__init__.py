"""Rasa's custom actions, one small module a capability: tracker → Turn, Reply → dispatcher.

What is done is decided in `attune.turns`; nothing is decided here.
"""
