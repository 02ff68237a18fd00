from collections.abc import Callable

from generator.pipeline import Examined
from generator.site.said import texts

ESCALATION = """\
kind: escalation
id: product-safety
title: Somebody may have been hurt by one of our products
family: product-safety
severities: [sev1]
reviewed_on: 2026-11-01
ack:
  steps:
    - notify: [press-officer]
      by: [phone]
      wait: 15m
  if_nobody:
    notify: [press-officer]
    do: |
      Call the switchboard
      and stay on the line
"""


def test_each_text_has_its_audience_and_the_line_of_its_first_word(examined: Callable[..., Examined]):
    handbook = examined({"playbook/escalations/product-safety.yaml": ESCALATION}).handbook

    said = {text.text.split("\n")[0]: text for text in texts(handbook)}

    call = said["Call the switchboard"]
    assert (call.audience, call.path, call.line) == ("comms", "playbook/escalations/product-safety.yaml", 15)
    assert said["Press officer"].audience == "employee"
    assert "press-officer" not in said


def test_a_page_written_by_hand_is_for_everybody_in_every_language(examined: Callable[..., Examined]):
    pages = {
        "playbook/pages/meet.md": "# How we meet\n",
        "playbook/translations/pl/playbook/pages/meet.md": "# Jak się spotykamy\n",
    }
    said = {text.path: text.audience for text in texts(examined(pages).handbook)}
    assert [said[path] for path in pages] == ["employee", "employee"]


def test_the_title_of_an_escalation_is_its_public_face(examined: Callable[..., Examined]):
    handbook = examined({"playbook/escalations/product-safety.yaml": ESCALATION}).handbook

    (title,) = (text for text in texts(handbook) if text.text.startswith("Somebody may"))

    assert title.audience == "employee"


def test_handwritten_pages_stand_in_every_edition(examined: Callable[..., Examined]):
    files = {"playbook/pages/how-we-meet.md": "# How we meet\n"}
    (page,) = texts(examined(files).handbook)[-1:]

    assert (page.audience, page.path, page.line) == ("employee", "playbook/pages/how-we-meet.md", 1)
