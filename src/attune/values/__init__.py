"""Numbers, units, clock times, dates and durations as people write them."""
