"""Every blank of Unicode, the zero-width ones included, which ``str.strip`` leaves in place."""

from __future__ import annotations

WHITE = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200E)))) + (
    "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
