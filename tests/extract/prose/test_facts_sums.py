"""Counts told in parts and summed up by the sentence: the sum is the report's, its parts are not."""

import pytest

RECEIVED = "requests.new_received.total"


@pytest.mark.parametrize(
    "text",
    [
        "县政府办收到申请6件，其余15件由各部门、乡镇受理，全县合计21件。",
        "收到上级转办申请6件，直接收到申请15件，全年共21件。",
    ],
)
def test_parts_of_a_sum(read, text):
    """Of two counts and their sum only the sum is told of the report, also where one of them is read by no phrase."""
    assert read(text, issuer="某县人民政府") == [f"{RECEIVED} = 21"]


def test_sums_of_other_things(read):
    """What adds up of several rows leaves each of them told."""
    assert read("新收申请18件，上年结转3件，共计21件。") == [
        f"{RECEIVED} = 18",
        "requests.carried_in.total = 3",
        "requests.input_total.total = 21",
    ]


def test_the_body_itself_and_those_below(read):
    """A bureau's count after those of its own offices and those below it is its own again."""
    text = "局机关收到申请6件，局属单位收到15件，共计21件。"
    assert read(text, issuer="某市农业农村局") == [f"{RECEIVED} = 21"]


def test_what_is_left_is_not_all(read):
    """Where some are told to be undone, 均已办结 is said of others."""
    text = "本年新收21件，2件未到期；另有上年结转申请3件，均已办结。"
    assert "requests.carried_out.total = 0" not in read(text)


@pytest.mark.parametrize(
    "text", ["所属各分局收到申请176件，市局机关收到38件。", "市局机关收到申请38件；各支队收到申请176件。"]
)
def test_a_vertical_body_and_its_own_offices(read, text):
    """The own offices of a body whose report holds those below it are a part; of another bureau they are the whole."""
    told = {issuer: read(text, issuer=issuer) for issuer in ("某市公安局", "某市水利局")}
    assert told["某市水利局"] == ["requests.new_received.total = 38"]
    assert told["某市公安局"] == []


@pytest.mark.parametrize("said", ["已于1月办结", "均已按期答复", "已全部办理完毕"])
def test_closed_beside_what_was_carried_in(read, said):
    """Where those carried in are said to be closed, as few closed as came in are this year's only."""
    assert "requests.total_processed.total = 14" not in read(f"上年结转申请2件，{said}；新收申请15件，办结14件。")
    assert "requests.total_processed.total = 14" in read(f"上年结转申请2件，{said}；新收申请15件，全年共办结14件。")


def test_rates_of_those_due_and_shares_of_a_group(read):
    """All that were due is not all there were, and a row's share may be that of its group."""
    assert not any(fact.endswith("%") for fact in read("收到申请80件，结转下年4件，按期办结率100%。"))
    assert "requests.total_processed.total = 100%" in read("收到申请80件，结转下年4件，办结率100%。")
    assert not any(fact.endswith("%") for fact in read("无法提供的申请205件中，本机关不掌握104件，占50.7%。"))


@pytest.mark.parametrize(
    "text",
    [
        "制发区政府规范性文件7件、区政府办规范性文件2件。",
        "以区政府名义印发行政规范性文件7件，以区政府办公室名义印发行政规范性文件2件。",
        "新制定区政府规范性文件7件，区政府部门规范性文件25件。",
    ],
)
def test_documents_in_several_names(read, text):
    """Documents of a government and of its offices side by side are parts of what it issued; a sum of them is all."""
    assert read(text, issuer="某区人民政府") == []


def test_documents_in_one_name(read):
    """What an office drafts, and what departments hand in, is no part beside a government's documents."""
    text = "制发区政府规范性文件7件，各部门报送备案规范性文件31件。废止规范性文件2件。"
    told = read(text, issuer="某区人民政府")
    assert told[0] == "disclosure.normative.issued = 7"
    text = "制发区政府规范性文件7件、区政府办规范性文件2件，废止规范性文件3件。"
    assert read(text, issuer="某区人民政府") == ["disclosure.normative.abolished = 3"]


def test_permits_of_several_trades(read):
    """Permits of two trades are each a part; those of the only trade told may be all."""
    licensing = "disclosure.licensing.decisions"
    told = read("劳务派遣许可14件，人力资源服务许可23件，行政处罚6件。")
    assert not any(fact.startswith(licensing) for fact in told)
    assert f"{licensing} = 14" in read("劳务派遣经营许可14件，行政处罚6件。")


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("收取信息处理费，分别为110元、70元和330元。", []),
        ("向甲收取信息处理费110元，向乙收取信息处理费330元。", []),
        ("收取信息处理费110元、330元，共440元。", ["fee_info.amount = 440"]),
        ("收取信息处理费440元，分别为110元和330元。", ["fee_info.amount = 440"]),
        ("收取信息处理费440元，另有1件申请人未缴费70元。", ["fee_info.amount = 440"]),
        ("申请人缴纳信息处理费60元，全年共收取500元。", ["fee_info.amount = 500"]),
        ("全年分别收取信息处理费110元、330元。", []),
    ],
)
def test_payments(read, text, taken):
    """Each of several payments is a part of what was taken, their sum is all of it."""
    assert read(text) == taken


@pytest.mark.parametrize(
    "text",
    [
        "全县共收到申请118件，县政府收到16件，县直部门收到75件，乡镇收到27件。",
        "全县共收到申请118件，其中县政府受理并答复16件，县直单位75件，乡镇27件。",
    ],
)
def test_a_government_within_its_area(read, text):
    """What the government itself had, beside its departments, is a part; by itself it is all."""
    assert read(text, issuer="某县人民政府") == [f"{RECEIVED} = 118"]
    assert f"{RECEIVED} = 16" in read("县政府收到申请16件，答复15件。", issuer="某县人民政府")
