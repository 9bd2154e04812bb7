"""The five fixtures read and judged as a careful reader does."""

from pathlib import Path

from given import Places, audited, expected, national, places, serious, text_of

from checker.engine import run
from checker.model.finding import Finding

EQUATIONS = {"2021": 42, "2019": 40}


def told(finding: Finding) -> set[str]:
    """Every address and every text a finding names."""
    return {
        word
        for place in places(finding)
        for word in (place.address, (place.address or "").rpartition(".")[0], place.text)
        if word
    }


def wanted(finding: Finding, entries: list[dict]) -> tuple[str, str]:
    """Rule and subject of the expected finding that this one is, or of itself."""
    for entry in entries:
        if entry["rule"] == finding.rule and finding.severity in entry["severity"] and entry["about"] in told(finding):
            return entry["rule"], entry["about"]
    return finding.rule, finding.message.zh


def trapped(finding: Finding, trap: str, where: Places) -> bool:
    """Whether the first place of a finding lies in the text of a trap."""
    start = where.text.find(trap)
    while start >= 0:
        if start <= where.offset(finding.primary.span) < start + len(trap):
            return True
        start = where.text.find(trap, start + 1)
    return False


def test_head(fixture_folder: Path):
    """Issuer, province, year, form and layout are read as they stand in the report."""
    report, data = audited(fixture_folder.name).report, expected(fixture_folder.name).data
    names = ("issuer", "province", "year", "form", "layout")
    read = (report.issuer.name, report.issuer.province, report.year, report.form, report.layout)
    assert dict(zip(names, read, strict=True)) == {name: data[name] for name in names}


def test_cells(fixture_folder: Path):
    """Every cell of the three tables holds the number printed in it, and a blank is no number."""
    readings = audited(fixture_folder.name).report.readings
    assert {a: r.value.number for a, r in readings.items()} == expected(fixture_folder.name).cells


def test_uncertain_rows(fixture_folder: Path):
    """A reading is in doubt where the row has fewer values than columns, and nowhere else."""
    readings = audited(fixture_folder.name).report.readings
    doubtful = {a.rpartition(".")[0] for a, reading in readings.items() if reading.confidence < 0.9}
    assert doubtful == set(expected(fixture_folder.name).data.get("uncertain", ()))


def test_findings(fixture_folder: Path):
    """What is found at error and warning is what is wrong, and nothing else."""
    entries = expected(fixture_folder.name).data["findings"]
    found = sorted(wanted(finding, entries) for finding in serious(audited(fixture_folder.name)))
    assert found == sorted((entry["rule"], entry["about"]) for entry in entries)


def test_traps(fixture_folder: Path):
    """What looks wrong and is right is not flagged at any severity, a matter of style at info at most."""
    where, data = Places(text_of(fixture_folder.name)), expected(fixture_folder.name).data
    flagged = [
        (trap["text"], finding.rule)
        for trap in data["traps"]
        for finding in audited(fixture_folder.name).findings
        if trapped(finding, trap["text"], where)
        and not ("info" in trap["why"] and finding.severity == "info")
        and wanted(finding, data["findings"])[0] not in {entry["rule"] for entry in data["findings"]}
    ]
    assert flagged == []


def test_traps_are_there(fixture_folder: Path):
    """Every trap is text of the report."""
    text = text_of(fixture_folder.name)
    assert [trap["text"] for trap in expected(fixture_folder.name).data["traps"] if trap["text"] not in text] == []


def test_facts(fixture_folder: Path):
    """Every count that a sentence claims is read with what it counts and its value."""
    facts = audited(fixture_folder.name).report.facts
    read = {(quantity, fact.value) for fact in facts for quantity in (fact.quantity, *fact.alternatives)}
    listed = {(entry["quantity"], entry["value"]) for entry in expected(fixture_folder.name).data["facts"]}
    assert listed - read == set()


def test_places(fixture_folder: Path):
    """The place of a finding, cut from the file, is the text it quotes."""
    where = Places(text_of(fixture_folder.name))
    for finding in audited(fixture_folder.name).findings:
        for place in places(finding):
            cut = where.text[where.offset(place.span) :][: len(place.text) + 20]
            assert "".join(cut.split()).startswith("".join(place.text.split()))


def test_cell_places(fixture_folder: Path):
    """The place of every cell, cut from the file, is the text that was read there."""
    where = Places(text_of(fixture_folder.name))
    for reading in audited(fixture_folder.name).report.readings.values():
        start = where.offset(reading.span)
        assert where.text[start : start + len(reading.value.raw)] == reading.value.raw


def test_equations(fixture_folder: Path):
    """Every equation of 表三 and 表四 is assessed, and all of them hold."""
    report = audited(fixture_folder.name).report
    schema = national().compiled(report.form)
    (verdict,), crashed = run(schema, [report])
    assessed = [a.id for a in verdict.assessed(schema) if a.operator == "="]
    assert (len(assessed), verdict.failed, crashed) == (EQUATIONS[report.form], {}, [])


def test_government_lacks_two_results():
    """Of the three results a government reports, those that are not told are named, and the other is not."""
    (finding,) = (f for f in audited("linan-2020").findings if f.rule == "government-results")
    assert finding.message.zh == "“一、总体情况”未写到：社会评议、责任追究"
