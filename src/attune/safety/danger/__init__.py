"""The danger screen: rules and a classifier that may each raise a concern; replies stay out."""
