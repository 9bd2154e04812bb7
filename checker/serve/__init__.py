"""``qc serve``: the page for people without a terminal, on this machine only.

A report comes in by a form, is checked in a process of its own, and goes out as the page that ``qc check --format
html`` writes. Nothing is kept: uploads stay in memory, no path from a request reaches the file system, and a report
that brings its process down costs that report and nothing else.
"""
