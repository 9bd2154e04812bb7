"""The catalogue of phrases keeps its promises."""

from collections import Counter
from dataclasses import replace

from checker.extract.prose.examples import check_examples
from checker.packs.phrases import load_catalogue


def test_every_example_is_read_as_its_phrase_says():
    """Each phrase has examples, each gives exactly its facts, and no counter-example gives any."""
    assert check_examples(load_catalogue()) == []


def test_every_phrase_has_a_name_of_its_own():
    """A pack switches a phrase off by its name, and ``qc rules show`` finds it by that."""
    names = Counter(phrase.id for phrase in load_catalogue().phrases)
    assert [name for name, count in names.items() if count > 1] == []


def test_a_broken_promise_is_told():
    """An example that promises what it does not say, a counter-example that is read, and a lack of examples."""
    catalogue = load_catalogue()
    phrase = next(phrase for phrase in catalogue.phrases if phrase.id == "denied")
    broken = (
        replace(phrase, examples=({"text": "不予公开16件", "facts": [{"requests.denied.total": 17}]},)),
        replace(phrase, counter=("不予公开16件",)),
        replace(phrase, examples=()),
    )
    reasons = [[failure.reason for failure in check_examples(replace(catalogue, known=(one,)))] for one in broken]

    assert reasons == [
        ["应读出而未读出：requests.denied.total=17", "多读出：requests.denied.total=16"],
        ["反例被读成了数据"],
        ["没有示例"],
    ]
