"""Rasa's NLU components, thin: each calls one part of `attune.understanding`.

Every message is encoded once; parts are shared in the process, see `parts.py`.
"""
