"""Who may ask what of the server: this machine's own pages, and nobody else's.

A page of another site can make a browser send requests to 127.0.0.1, and can by DNS rebinding even make them look
like its own. So every request must name this server as its host, and one that hands something in must come from a
page of this server and carry the word that only such a page knows.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with none at all a browser would not say whence a form is sent
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""On every answer: not to be framed, guessed at, read by other sites, or kept by the browser."""


@dataclass(frozen=True)
class Policy:
    """The names under which the server is known at its port, and the word that its own form carries."""

    port: int
    word: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def hosts(self) -> tuple[str, ...]:
        """What the ``Host`` of a request may be."""
        return (f"127.0.0.1:{self.port}", f"localhost:{self.port}")

    def at_home(self, headers: Mapping[str, str]) -> bool:
        """Whether a request is meant for this server, and not sent by a page of another site."""
        site = headers.get("sec-fetch-site", "none")
        return headers.get("host", "") in self.hosts and (
            # a link on another site may lead here, which is harmless; anything else it does may not
            site in ("none", "same-origin") or headers.get("sec-fetch-mode") == "navigate"
        )

    def may_hand_in(self, headers: Mapping[str, str]) -> bool:
        """Whether a request that hands something in comes from a page of this server."""
        own = tuple(f"http://{host}" for host in self.hosts)
        site = headers.get("sec-fetch-site", "same-origin")
        return headers.get("origin", own[0]) in own and site == "same-origin"

    def knows(self, word: object) -> bool:
        """Whether the word is the one of this server's own form."""
        return isinstance(word, str) and secrets.compare_digest(word.encode(), self.word.encode())
