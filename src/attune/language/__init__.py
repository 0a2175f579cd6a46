"""Words into vectors, names and mentions; knows nothing of the intake, of safety or of Rasa."""
