"""Reviewed content, typed, checked, stored and found; who the client is stays out."""
