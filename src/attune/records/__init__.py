"""What is kept of a client: consent, answers, alerts, conversations; encrypted, and erasable."""
