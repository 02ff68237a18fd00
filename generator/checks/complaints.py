"""Known complaints: whether each has an answer, somebody who mends it, and a decision in time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.check import Also, Fault
from generator.checks.names import seat, sits_in_communications
from generator.handbook import Document, Handbook
from generator.kinds.issue import Issue
from generator.kinds.play import Play
from generator.kinds.role import Role
from generator.suggest import counted, listed
from generator.values import Duration, quoted

TOP = 10
DECIDE_WITHIN = Duration(60, "d")
"""How long a decision may take where the issue does not say."""

FROM_OUTSIDE = ("customers", "community", "staff")


def complaint_without_answer(handbook: Handbook) -> Iterator[Fault]:
    """One of the ten commonest complaints has nothing to link to, nothing to say, or no play.

    We know what people will ask, so the answer can be ready. Each of the ten with the lowest `rank` needs a
    page we can link to (`public_explanation_url`) or a `statement`, and a `play` that says what to do. What
    is fixed is left alone, and a playbook without plays is not asked for one.

    Fails:

        # playbook/issues/late-parcels.yaml
        kind: issue
        id: late-parcels
        title: Late parcels
        rank: 2
        complaint: My parcel should have been here a week ago.
        fix_owner: warehouse-lead
        fix_due: 2027-02-26
        reviewed_on: 2026-11-01

        # roles/warehouse-lead.yaml
        kind: role
        id: warehouse-lead
        title: Warehouse lead
        department: Operations
        holders: [p-003]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/issues/late-parcels.yaml
        kind: issue
        id: late-parcels
        title: Late parcels
        rank: 2
        complaint: My parcel should have been here a week ago.
        public_explanation_url: https://www.aurora.example/help/late-parcels
        fix_owner: warehouse-lead
        fix_due: 2027-02-26
        reviewed_on: 2026-11-01

        # roles/warehouse-lead.yaml
        kind: role
        id: warehouse-lead
        title: Warehouse lead
        department: Operations
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    known = sorted(handbook.all(Issue), key=lambda d: (d.record.rank is None, d.record.rank or 0, d.id))
    for issue in known[:TOP]:
        record = issue.record
        asked = {
            "public_explanation_url": (
                "page we can link to and no statement",
                record.public_explanation_url or record.statement,
            ),
            "play": ("play", record.play or not handbook.all(Play)),
        }
        missing = {field: words for field, (words, there) in asked.items() if not there}
        if missing and record.status != "fixed":
            rank = f"complaint number {record.rank}, " if record.rank else "the complaint "
            message = f"{rank}{quoted(issue.title)}, has no {listed(missing.values(), last='and no')}"
            if not record.rank:
                message = message.replace(", has", " has")
            yield Fault(issue, ("complaint",), message, f"Fill in {listed(f'`{f}`' for f in missing)}.")


def complaint_fix_without_owner(handbook: Handbook) -> Iterator[Fault]:
    """Nobody who could mend it answers for a known complaint, or no day is set.

    Communications can apologise for a product and cannot repair it. An issue that is open or being fixed
    needs under `fix_owner` a role outside communications, and a day under `fix_due`. One that we will not
    fix is `status: accepted`, with the reason in `accepted_because`.

    Fails:

        # playbook/issues/logged-out.yaml
        kind: issue
        id: logged-out
        title: The app logs me out
        complaint: Every morning I have to type my password again.
        public_explanation_url: https://www.aurora.example/help/logged-out
        reviewed_on: 2026-11-01

    Passes:

        # playbook/issues/logged-out.yaml
        kind: issue
        id: logged-out
        title: The app logs me out
        status: accepted
        complaint: Every morning I have to type my password again.
        public_explanation_url: https://www.aurora.example/help/logged-out
        accepted_because: The bank asks for it, and it keeps your card safe.
        reviewed_on: 2026-11-01
    """
    for issue in handbook.all(Issue):
        if issue.record.status == "accepted":
            if not issue.record.accepted_because and not issue.record.text:
                message = f"we have accepted {quoted(issue.title)}, but do not say why"
                yield Fault(issue, ("status",), message, "Add the reason under `accepted_because`.")
        elif issue.record.status != "fixed":
            yield from _nobody_mends(handbook, issue)


def _nobody_mends(handbook: Handbook, issue: Document[Issue]) -> Iterator[Fault]:
    record = issue.record
    lacks = []
    if not record.fix_owner:
        lacks.append(("fix_owner", "nobody is named to fix"))
    if not record.fix_due:
        lacks.append(("fix_due", "no day is set for"))
    if lacks:
        what = " and ".join(words for _, words in lacks)
        message = f"{what} {quoted(issue.title)}"
        help = f"Fill in {listed(f'`{field}`' for field, _ in lacks)}, or say why it is `accepted`."
        yield Fault(issue, ("complaint",), message, help)
    if record.fix_owner and sits_in_communications(handbook, record.fix_owner):
        who = seat(handbook, record.fix_owner)
        message = f"{quoted(issue.title)} is to be fixed by {who}, and communications cannot mend it"
        owner = handbook.get(Role, record.fix_owner)
        also = (Also(owner, ("department",), "in communications"),) if owner else ()
        help = "Name the role outside communications that can."
        yield Fault(issue, ("fix_owner",), message, help, also)


def feedback_loop_open(handbook: Handbook) -> Iterator[Fault]:
    """People told us something, and nobody has decided about it in time.

    Listening without acting is worse than not asking. What customers, the community or colleagues raised
    needs a yes or a no: `decided_on` within `decide_within` of `raised_on`, and within 60 days where nothing
    is said. An issue that is being fixed, is fixed or was accepted has been decided.

    Because this becomes true by the clock alone, it never stops a publication.

    Fails:

        # playbook/issues/wider-lids.yaml
        kind: issue
        id: wider-lids
        title: Lids too narrow for old hands
        complaint: My mother cannot open it.
        raised_by: community
        raised_on: 2026-06-01
        decide_within: 30d
        public_explanation_url: https://www.aurora.example/help/lids
        fix_owner: product-lead
        fix_due: 2027-03-31
        reviewed_on: 2026-11-01

        # roles/product-lead.yaml
        kind: role
        id: product-lead
        title: Product lead
        department: Product quality
        holders: [p-003]
        reviewed_on: 2026-11-01

    Passes:

        # playbook/issues/wider-lids.yaml
        kind: issue
        id: wider-lids
        title: Lids too narrow for old hands
        complaint: My mother cannot open it.
        raised_by: community
        raised_on: 2026-06-01
        decide_within: 30d
        decided_on: 2026-06-20
        public_explanation_url: https://www.aurora.example/help/lids
        fix_owner: product-lead
        fix_due: 2027-03-31
        reviewed_on: 2026-11-01

        # roles/product-lead.yaml
        kind: role
        id: product-lead
        title: Product lead
        department: Product quality
        holders: [p-003]
        reviewed_on: 2026-11-01
    """
    for issue in handbook.all(Issue):
        record = issue.record
        undecided = record.status in (None, "open") and record.decided_on is None
        if undecided and record.raised_by in FROM_OUTSIDE and record.raised_on:
            waited = (handbook.today - record.raised_on).days
            within = record.decide_within or DECIDE_WITHIN
            if waited * 24 * 60 > within.minutes:
                message = (
                    f"{quoted(issue.title)}, raised by {record.raised_by}, has waited "
                    f"{counted(waited, 'day')} for a yes or a no; the limit is {within}"
                )
                help = "Decide, and write the day under `decided_on`."
                yield Fault(issue, ("raised_on",), message, help)
