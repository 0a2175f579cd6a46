"""What plugs into Rasa: NLU components, policies, the tracker store, channels. Thin by intent.

Decisions live in the rooms below; nothing else in `src/` imports Rasa.
"""
