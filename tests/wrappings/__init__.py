"""Reports in the wrappings people have: web pages, Word, PDF, workbooks, Markdown and flat text.

``python -m tests.wrappings`` writes the fixtures anew, see :mod:`tests.wrappings.__main__`.
"""
