"""A province of reports out of nothing: several years of the same issuers, with faults planted between them.

``python -m benchmarks.batch_corpus FOLDER --reports 5000 --seed 1`` writes ``FOLDER/reports/…`` and
``FOLDER/manifest.jsonl``, which names everything that is wrong and everything that only looks wrong.
"""
