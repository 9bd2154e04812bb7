"""The reading of prose: sentences → the counts they claim."""
