"""The page of one report as somebody uses it who was sent it."""

import pytest
from given import audited
from pages.samples import DESK, EVIL, PHONE, REPORTS, page_of

LINAN = "linan-2020"


def texts(opened, selector: str) -> list[str]:
    """What the elements say."""
    return opened.page.locator(selector).all_inner_texts()


def current(opened) -> str:
    """The rank of the finding that is being looked at."""
    return opened.page.locator("li.card[aria-current]").get_attribute("data-f")


@pytest.mark.parametrize("name", REPORTS)
def test_every_link_of_a_finding_lands_on_a_visible_mark(show, name: str):
    """Each place a finding names is marked with its number, and comes into sight when its link is followed."""
    opened = show(page_of(REPORTS[name]()))
    links = opened.page.locator("li.card a[href^='#']")
    leading = links.evaluate_all(
        "links => links.map(a => [a.getAttribute('href').slice(1), a.closest('li.card').dataset.f])"
    )
    assert len(leading) >= len(REPORTS[name]().findings)
    marked = dict(opened.page.evaluate("[...document.querySelectorAll('[id]')].map(e => [e.id, e.dataset.f ?? ''])"))
    for link, (anchor, rank) in zip(links.all(), leading, strict=True):
        link.click()
        assert opened.in_sight(anchor), anchor
        assert rank in marked[anchor].split(), anchor


@pytest.mark.parametrize("name", REPORTS)
def test_every_mark_leads_back_to_its_finding(show, name: str):
    """The number at a mark brings its finding into sight and makes it the current one."""
    opened = show(page_of(REPORTS[name]()))
    links = opened.page.locator(".paper .sheet a.ref")
    cards = links.evaluate_all("links => links.map(a => a.hash.slice(1))")
    for link, card in zip(links.all(), cards, strict=True):
        link.click()
        current, focused = opened.page.evaluate(
            """(id) => [
                document.querySelector("li.card[aria-current]").id,
                document.getElementById(id).contains(document.activeElement),
            ]""",
            card,
        )
        assert (current, focused) == (card, True)


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_leaves_the_page_and_nothing_goes_wrong_on_it(show, name: str):
    """The only request is the page itself, and the console stays empty."""
    opened = show(page_of(REPORTS[name]()))
    opened.page.keyboard.press("j")
    opened.page.locator("details").first.click()
    assert opened.complaints == []
    assert len(opened.requests) == 1


@pytest.mark.parametrize("name", REPORTS)
def test_no_serious_fault_of_accessibility(show, name: str):
    """Axe finds nothing serious, in the light, on a phone, and in the dark, where only colours are others."""
    opened = show(page_of(REPORTS[name]()))
    assert opened.faults() == []
    opened.page.set_viewport_size(PHONE)
    assert opened.faults() == []
    opened.page.set_viewport_size(DESK)
    opened.page.emulate_media(color_scheme="dark")
    assert opened.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert opened.faults("color-contrast") == []


def test_the_first_screen_tells_what_where_and_what_instead(show):
    """Without a click one sees the denial, the sentence it stands in, and both ways to mend it."""
    opened = show(page_of(audited(LINAN)))
    card = opened.page.locator("#r1-f1")
    assert opened.in_sight("r1-f1-t")
    said = card.inner_text()
    assert "未出现行政复议纠错和行政诉讼败诉" in said
    assert "如实写明：行政复议 · 结果纠正为 1" in said
    assert "若正文属实" in said
    box = card.locator(".remedy").bounding_box()
    assert box["y"] + box["height"] < DESK["height"]
    assert opened.in_sight(card.locator("a.spot").first.get_attribute("href")[1:])


def test_a_mark_covers_the_words_that_the_finding_quotes(show):
    """Not a character more or less is marked than the finding is about."""
    opened = show(page_of(audited(LINAN)))
    quoted = [finding for finding in audited(LINAN).findings if finding.primary.address is None]
    assert len(quoted) > 2
    for finding in quoted:
        anchor = opened.page.locator(f"#r1-f{finding.rank} a.spot").first.get_attribute("href")[1:]
        assert opened.page.locator(f"[id='{anchor}']").inner_text() == finding.primary.text


def test_a_wrong_cell_shows_what_should_stand_there(show):
    """The printed value is struck out, and the repair stands beside it in the cell and in the finding."""
    opened = show(page_of(REPORTS["damaged"]()))
    cell = opened.page.locator("[id='r1-requests.unable_not_held.natural_person']")
    assert cell.locator(".was").inner_text() == "691"
    assert cell.locator("ins").inner_text().endswith("196")
    said = " ".join(texts(opened, ".remedy"))
    assert "691" in said
    assert "196" in said


def test_the_keyboard_goes_from_finding_to_finding(show):
    """J, k and the arrows go down and up the list and stop at its ends; Enter goes through the places."""
    opened = show(page_of(audited(LINAN)))
    press = opened.page.keyboard.press
    assert current(opened) == "1"
    press("j")
    press("ArrowDown")
    assert current(opened) == "3"
    press("k")
    press("ArrowUp")
    press("k")
    assert current(opened) == "1"
    places = [link.get_attribute("href")[1:] for link in opened.page.locator("#r1-f1 a.spot").all()]
    press("Enter")
    assert opened.in_sight(places[1])
    press("Enter")
    assert opened.in_sight(places[0])


def test_every_link_is_reached_by_the_tab_key(show):
    """Going through the page by Tab alone comes to every finding and to every number at a mark."""
    opened = show(page_of(audited(LINAN)))
    reached = set()
    for _ in range(opened.page.locator("a, summary, [tabindex='0']").count() + 2):
        opened.page.keyboard.press("Tab")
        reached.add(opened.page.evaluate("document.activeElement.getAttribute('href')"))
    wanted = {link.get_attribute("href") for link in opened.page.locator("a.go, a.ref, a.spot").all()}
    assert wanted <= reached


@pytest.mark.parametrize("name", REPORTS)
def test_a_narrow_window_needs_no_sideways_scrolling(show, name: str):
    """On a phone only the wide tables scroll, each in its own frame."""
    opened = show(page_of(REPORTS[name]()), PHONE)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_print_shows_everything(show):
    """On paper nothing is cut off by a pane, and what was folded is open."""
    opened = show(page_of(audited(LINAN)))
    opened.page.emulate_media(media="print")
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    pane = opened.page.locator(".paper")
    assert pane.evaluate("pane => pane.scrollHeight <= pane.clientHeight + 1")
    assert opened.page.locator("details:not([open])").count() == 0


def test_text_from_a_report_never_becomes_markup(show):
    """A report full of markup shows it as words; no script of its runs and no element of its exists."""
    html = page_of(REPORTS["hostile"]())
    opened = show(html)
    assert "<script>window.caught" not in html
    assert opened.page.evaluate("window.caught") is None
    assert opened.page.locator("script").count() == 1
    assert opened.page.locator("img, iframe, object, form").count() == 0
    assert EVIL.split("\u2028")[0] in opened.page.locator(".paper").inner_text()


def test_markup_that_slipped_in_would_not_run(show):
    """Even a script inside the page is refused by its policy, so that a slip in a template is no harm."""
    html = page_of(audited(LINAN)).replace("</main>", "<script>window.caught = 1</script></main>", 1)
    opened = show(html)
    assert opened.page.evaluate("window.caught") is None


def test_without_scripts_the_links_still_work(show):
    """The page is readable, and its links lead to the marks, where scripts are switched off."""
    opened = show(page_of(audited(LINAN)), java_script_enabled=False)
    link = opened.page.locator("#r1-f2 a.go")
    link.click()
    assert opened.page.url.endswith(link.get_attribute("href"))
    assert opened.page.locator(link.get_attribute("href")).is_visible()


def test_a_link_from_elsewhere_opens_at_its_finding(show):
    """The address of a finding can be passed on."""
    assert current(show(page_of(audited(LINAN)), hash="#r1-f3")) == "3"


def test_the_page_in_english(show):
    """What the program says is in English; the report stays in the language it is in."""
    opened = show(page_of(audited(LINAN), language="en"))
    assert opened.page.locator("html").get_attribute("lang") == "en"
    assert opened.page.locator(".paper").get_attribute("lang") == "zh-CN"
    assert opened.page.locator("h2").first.inner_text() == "Findings"
    assert opened.faults() == []
