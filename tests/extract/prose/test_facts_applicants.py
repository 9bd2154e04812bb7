"""Who asked, told as the most of all, as a denial, or with what came in; and what one number tells of two rows."""

import pytest

RECEIVED, CLOSED = "requests.new_received.total", "requests.total_processed.total"
NATURAL, ORGS = "requests.new_received.natural_person", "requests.new_received.orgs"


@pytest.mark.parametrize(
    "text",
    [
        "自然人仍为主要申请主体，共244件。",
        "申请主体以自然人居多，提出申请244件。",
        "自然人申请多，244件。",
    ],
)
def test_the_most_of_all(read, text):
    """The kind of applicants that most were is told with its count in the next clause."""
    assert read(text) == [f"{NATURAL} = 244"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到申请7件，均来自辖区村民。", f"{ORGS} = 0"),
        ("收到申请6件，没有自然人申请。", f"{NATURAL} = 0"),
        ("收到申请6件，商业企业、科研机构均未提出申请。", "requests.new_received.business = 0"),
        ("收到申请6件，其中村民个人5件、村集体经济组织1件。", "requests.new_received.other_org = 1"),
    ],
)
def test_who_else(read, text, told):
    """Villagers are natural persons, their collectives other organisations, and who did not ask is told of too."""
    assert told in read(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到并答复政府信息公开申请2件。", [f"{RECEIVED} = 2", f"{CLOSED} = 2"]),
        ("收到自然人提出的信息公开申请3件。", [f"{RECEIVED} = 3", f"{NATURAL} = 3"]),
    ],
)
def test_one_number_of_two_rows(read, text, told):
    """A number told of two rows tells both."""
    assert read(text) == told


def test_levels(read):
    """What a count rose to from another is what there is, of whatever row the clause names."""
    text = "答复量由188件增加到211件，结转件则由4件减至3件。"
    assert read(text) == [f"{CLOSED} = 211", "requests.carried_out.total = 3"]


def test_a_sum_over_more_than_was_read(read):
    """共计 after counts that nothing reads is no sum of the one before them."""
    assert read("自然人申请多，187件；涉征地申请86件；共计71件。") == [f"{NATURAL} = 187"]


@pytest.mark.parametrize("text", ["依申请公开收件为零。", "未接到书面或者网络政府信息公开申请。"])
def test_none_came(read_all, text):
    """None came where the count is 零, and where none came by any of two ways."""
    assert [(fact.quantity, fact.value, fact.note) for fact in read_all(text)] == [(RECEIVED, 0, "")]


@pytest.mark.parametrize(
    "text", ["申请人均为自然人的有36件，其余2件为商业企业提出。", "全部为自然人提出的申请共36件，商业企业2件。"]
)
def test_so_many_are_all_of_a_kind(read_all, text):
    """Those that are all by natural persons, so many, are a part: nothing says that there were no others."""
    assert not any(fact.quantity.endswith(".orgs") for fact in read_all(text))


@pytest.mark.parametrize(
    "text",
    [
        "收到公民、法人和其他组织提出的申请37件。",
        "来自公民、法人及其他组织的申请37件。",
        "公民法人和其他组织提出信息公开申请37件。",
        "受理自然人、企业以及其他组织申请37件。",
        "收到法人、其他组织和个人申请37件。",
    ],
)
def test_all_sorts_named(read, text):
    """Persons and organisations named before one number are all who asked, whichever is named last."""
    assert read(text) == [f"{RECEIVED} = 37"]


def test_several_sorts_of_organisations(read):
    """Organisations named together before one number are not the column of the last one."""
    text = "收到申请37件，其中自然人31件，商业企业和其他组织6件。"
    assert read(text) == [f"{RECEIVED} = 37", f"{NATURAL} = 31", f"{ORGS} = 6"]


@pytest.mark.parametrize(
    "who", ["由律师事务所、社会组织等提出", "为科研机构、公益组织和律所提出", "来自企业和其他组织"]
)
def test_several_sorts_with_one_number(read, who):
    """What several sorts asked for together fills the column of none of them."""
    told = read(f"收到申请46件，自然人提出40件，其余6件{who}。")
    assert [fact for fact in told if "= 6" in fact] == []


def test_shares_of_something_between(read):
    """A share is not of applicants where a channel, or a group of them, stands between."""
    told = read("收到申请46件，其中自然人40件，申请方式以网上为主，占87.5%。")
    assert not any(fact.endswith("87.5%") for fact in told)
    told = read("收到申请46件，其中自然人40件。法人申请中，商业企业4件，占66.7%。")
    assert not any(fact.endswith("66.7%") for fact in told)


def test_all_of_some_applicants(read):
    """That all organisations are businesses says nothing of persons."""
    assert read("申请人中法人或者其他组织4件，全部为商业企业。") == ["requests.new_received.orgs = 4"]


@pytest.mark.parametrize("who", ["群众和企业", "市民、企业", "企业和群众"])
def test_persons_and_businesses_together(read, who):
    """Persons and businesses named together fill the column of neither, each by itself its own."""
    assert not any(fact.endswith("business = 14") for fact in read(f"申请中{who}提出的14件。"))
    assert "requests.new_received.business = 6" in read("收到申请20件，其中自然人14件、企业6件。")
