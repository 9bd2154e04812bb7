"""The nouns of the domain: frozen dataclasses that import the standard library only.

The story runs ``Document`` (what is on the page, and where) → ``Report`` (which official cell holds which
number, which sentence claims which count) → ``Assertion`` (a rule bound to cells) → ``Finding``.
"""
