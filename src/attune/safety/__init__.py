"""Safety: the danger screen, triage, interactions and the gate; no database, no Rasa."""
