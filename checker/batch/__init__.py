"""Many reports in one run: found, checked by several processes, kept, set beside each other, handed on in order."""
