"""Hand-written pages in the languages of a playbook."""

from collections.abc import Callable

from tests.pages.conftest import Pages
from tests.pages.example import EXAMPLE

Example = Callable[..., Pages]

FILES = {
    "playbook/playbook.yaml": EXAMPLE["playbook/playbook.yaml"] + "languages: [en, he, pl]\n",
    "playbook/pages/meet.md": "# How we meet\n\nEvery Monday.\n",
    "playbook/translations/pl/playbook/pages/meet.md": "# Jak się spotykamy\n\nCo poniedziałek.\n",
    "playbook/translations/pl/playbook/pages/only.md": "# Tylko po polsku\n",
}


def test_a_page_nobody_has_translated_says_the_language_of_its_text_and_of_nothing_else(
    example: Example,
) -> None:
    pages = example("employee", FILES, language="he")
    page = pages.page("pages/meet/")
    assert page.language == ""
    assert getattr(page.title, "language", "") == "en"
    assert page.lead == '<div class="pb-foreign" lang="en" dir="ltr"><p>Every Monday.</p></div>'
    assert "pb-foreign" not in page.foot
    assert "pages/only/" not in pages.by_address


def test_a_page_tells_which_languages_lack_it(example: Example) -> None:
    pages = example("employee", FILES, language="pl")
    assert dict(pages.page("pages/meet/").lags) == {"he": 1}
    assert pages.page("pages/meet/").title == "Jak się spotykamy"
    assert pages.page("pages/only/").lead == ""
