"""Readings and places kept in columns say what they say one by one."""

from given import built

from checker.model.document import Cell, Dump, Places, Span, Table
from checker.model.readings import Readings

TOTAL = "requests.granted.total"
SPANS = [Span(3, 2), Span(4, 9, 2), Span(5, 1, None, "p[7]")]


def test_readings_in_columns_are_the_readings():
    """Address by address they are those they were made of, in the same order, and nothing else is among them."""
    readings = built({TOTAL: 7, "requests.granted.natural_person": "/"}, doubtful=[TOTAL]).readings

    kept = Readings.of(readings)

    assert (kept, list(kept), len(kept)) == (readings, list(readings), len(readings))
    assert (kept.get("requests"), TOTAL in kept, kept[TOTAL].confidence) == (None, True, 0.5)
    assert Readings.of(kept) is kept


def test_places_in_columns_are_the_places():
    """Pages and elements stay with the places that have them; those chosen and those joined are the same ones."""
    places = Places.of(SPANS)
    joined = Places.joined([Places([8], [1]), places])

    assert [places[n] for n in range(len(places))] == SPANS
    assert [joined[n] for n in range(len(joined))] == [Span(8), *SPANS]
    assert [places.chosen([2, 0])[n] for n in (0, 1)] == [SPANS[2], SPANS[0]]


def test_a_dump_has_its_cells_in_their_places():
    """The cells made of a dump stand where its places say."""
    dump = Dump((("项目", "1"), (), ("2",)), [((3, 3), (1, 8)), ((), ()), ((4,), (2,))])
    rows = ((Cell("项目", Span(3)), Cell("1", Span(3, 8))), (), (Cell("2", Span(4, 2)),))

    assert dump == Table(rows)
    assert [dump.places[n] for n in range(3)] == [cell.span for row in rows for cell in row]
