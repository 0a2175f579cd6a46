"""How things are said: one class a kind of reply, wording in `phrases/` beside.

No decision is taken here; `turns/` decides what is said.
"""
