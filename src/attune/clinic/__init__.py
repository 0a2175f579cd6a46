"""What the clinic reads: one summary, in several renderings. Answers are never edited here."""
