"""What lies between the reports in a folder: empty and broken files, other documents, copies under other names."""

from __future__ import annotations

import os
from random import Random

from benchmarks.batch_corpus.draft import Draft

NOTICE = (
    "{issuer}关于做好{year}年度有关工作的通知\n各有关单位：\n为进一步做好年度工作，现将有关事项通知如下。\n"
    "一、提高认识，加强领导。\n二、明确责任，按时报送材料。\n三、严肃纪律，确保实效。\n{issuer}\n{next}年1月5日\n"
)
BUDGET = "{issuer}{year}年部门预算公开\n一、收入预算{n}万元\n二、支出预算{n}万元\n三、“三公”经费预算{m}万元\n"
KINDS = ("empty", "cut off", "binary", "notice", "budget", "same bytes", "same bytes, GBK name")


def litter(rng: Random, draft: Draft, path: str, data: bytes) -> tuple[bytes, bytes, str]:
    """A file that is no report of its own, to lie beside one: its path, its bytes and its kind."""
    kind = rng.choice(KINDS)
    folder, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    place = os.fsencode(folder) + b"/"
    match kind:
        case "empty":
            return place + f"{stem}（空）.txt".encode(), b"", kind
        case "cut off":
            return place + f"{stem}（未传完）.{ending}".encode(), data[: rng.randint(5, 60)], kind
        case "binary":
            return place + f"{stem}.{rng.choice(('doc', 'pdf', 'jpg'))}".encode(), rng.randbytes(3000), kind
        case "notice" | "budget":
            text = (NOTICE if kind == "notice" else BUDGET).format(
                issuer=draft.issuer,
                year=draft.year,
                next=draft.year + 1,
                n=rng.randint(100, 9999),
                m=rng.randint(1, 90),
            )
            return place + f"{stem}（{kind}）.txt".encode(), text.encode(), kind
        case "same bytes":
            return place + f"{stem}（副本）.{ending}".encode(), data, kind
        case _:
            return place + f"{stem}（另存）.{ending}".encode("gb18030"), data, kind
