"""Operations of a channel: who can log in, who wins the account back, how much arrives."""

from pydantic import Field

from generator.kinds.record import Record
from generator.values import Count, Day, Line, Minutes, RoleRefs, Text, Title


class ChannelOps(Record):
    """The inside of a channel, for the communications team only. It has the channel's id."""

    title: Title | None = Field(None, description="Left out: the channel's title is used.")  # type: ignore[assignment]
    admins: RoleRefs = Field((), description="Who can log in; at least two roles held by different people.")
    recovery_by: RoleRefs = Field((), description="Who wins the account back if it is lost.")
    recovery: Text | None = Field(None, description="How, in steps.")
    expected_per_day: Count | None = Field(None, description="Messages on an ordinary day.")
    handle_minutes: Minutes | None = Field(None, description="Minutes one message takes.")
    measured_on: Day | None = Field(None, description="When that was measured.")
    source: Line | None = Field(None, description="The report it comes from.")
