"""Known issues: what people complain about, what we say, who fixes it."""

from typing import Literal

from pydantic import Field

from generator.kinds.record import Record
from generator.values import Count, Day, Length, Line, PlayRef, Rich, RoleRef, StatementRef, Text, Url


class Issue(Record):
    """A complaint we know."""

    status: Literal["open", "fixing", "fixed", "accepted", "draft", "retired"] | None = Field(  # type: ignore[assignment]
        None, description="open, fixing, fixed or accepted."
    )
    rank: Count | None = Field(None, description="1 is the commonest complaint.")
    complaint: Text = Field(description="The complaint as people say it.")
    text: Rich | None = Field(None, description="What we know about it.")
    per_month: Count | None = Field(None, description="How often we hear it in a month.")
    raised_by: Literal["customers", "community", "staff", "press", "partners"] | None = Field(
        None, description="Who raised it."
    )
    raised_on: Day | None = Field(None, description="When it was raised.")
    decided_on: Day | None = Field(None, description="When we decided what to do.")
    decide_within: Length | None = Field(None, description="How long a decision may take.")
    where: Line | None = Field(None, description="Where people say it.")
    fix_owner: RoleRef | None = Field(None, description="Who fixes it; communications cannot.")
    fix_due: Day | None = Field(None, description="By when.")
    accepted_because: Text | None = Field(None, description="If we will not fix it: why.")
    what_we_did: Rich | None = Field(None, description="What changed because people told us.")
    play: PlayRef | None = Field(None, description="What to do when it comes up.")
    statement: StatementRef | None = Field(None, description="What to say.")
    public_explanation_url: Url | None = Field(None, description="The public page to link to.")
