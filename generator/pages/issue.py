"""Known issues: what people complain about, what to link, who repairs it; and what we did because of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.addresses import YOU_SAID
from generator.handbook import Document
from generator.kinds.issue import Issue
from generator.page import Crumb, MenuEntry, Page
from generator.pages import backlinks, labels
from generator.pages.frame import Frame
from generator.pages.index import Card, Facet, index_page


def pages(frame: Frame) -> Iterator[Page]:
    """The index, one page an issue, and what we did."""
    issues = ranked(frame)
    if issues:
        yield _index(frame, issues)
    for document in frame.handbook.every(Issue):
        yield frame.document_page(
            document,
            "issue.html",
            late=late(document.record, frame.handbook.today),
            referring=backlinks.referring(frame.handbook, document),
            sources=backlinks.sources,
        )
    if any(answered(d.record) for d in issues):
        yield _you_said(frame, issues)


def menu(frame: Frame) -> Iterator[MenuEntry]:
    """The lines of the index and of what we did."""
    issues = ranked(frame)
    if issues:
        yield MenuEntry(frame.collection("issue"), "issues/")
    if any(answered(d.record) for d in issues):
        yield MenuEntry(frame.words.gettext("You said, we did"), YOU_SAID)


def ranked(frame: Frame) -> list[Document[Issue]]:
    """The issues, the commonest complaint first; those without a rank come last."""
    issues = frame.listed(Issue)
    return sorted(issues, key=lambda d: (d.record.rank is None, d.record.rank or 0, d.title))


def answered(issue: Issue) -> bool:
    """Whether something was done about it, or a decision was taken to leave it."""
    return issue.status in ("fixed", "accepted") or bool(issue.what_we_did)


def late(issue: Issue, today: date) -> bool:
    """Whether the day by which it should have been fixed is over."""
    return issue.status not in ("fixed", "accepted") and issue.fix_due is not None and issue.fix_due < today


def _index(frame: Frame, issues: list[Document[Issue]]) -> Page:
    say = frame.words.gettext
    return index_page(
        frame,
        "issue",
        [_card(frame, d) for d in issues],
        intro=say(
            "What people complain about, the commonest first: what to link, what to say, who repairs it."
        ),
        facets=[Facet("status", say("Status"), tuple((k, say(v)) for k, v in labels.ISSUE.items()))],
        template="issues.html",
        issues=issues,
        late=lambda issue: late(issue, frame.handbook.today),
        wide=True,
    )


def _card(frame: Frame, document: Document[Issue]) -> Card:
    issue = document.record
    return Card(
        document.title,
        document.address or "",
        frame.plain(issue.complaint),
        keywords=issue.keywords,
        facets={"status": (issue.status or "open",)},
    )


def _you_said(frame: Frame, issues: list[Document[Issue]]) -> Page:
    say = frame.words.gettext
    told = [d for d in issues if answered(d.record)]
    done = [d for d in told if d.record.status == "fixed"]
    return frame.page(
        "you_said.html",
        YOU_SAID,
        say("You said, we did"),
        "you-said",
        way=(Crumb(frame.collection("issue"), "issues/"),),
        summary=say("What changed because people told us, and what stays as it is, with the reason."),
        fixed=done,
        fixing=[d for d in told if d.record.status not in ("fixed", "accepted")],
        accepted=[d for d in told if d.record.status == "accepted"],
    )
