"""Load: the minutes that seats and people have in a day against the minutes that are asked of them.

Jobs, seats and capacities come in as whole minutes a day; who does how much of what, and what does not fit,
goes out. Nothing here is an estimate: a job that several seats may do is dealt out so that as much as
possible fits, so what is left over is left over however the work is shared.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: who holds it at the same time, and the minutes of a day that it takes, all of them together.

    `minutes_per_day` None: nobody said. Such a seat is never too small for its work.
    """

    id: str
    people: tuple[str, ...] = ()
    minutes_per_day: int | None = None
    source: object = field(default=None, compare=False)

    @property
    def each(self) -> Fraction:
        """The minutes that fall to each of its people, if they share them evenly."""
        return Fraction(self.minutes_per_day or 0, len(self.people) or 1)


@dataclass(frozen=True, slots=True)
class Job:
    """Work of so many minutes a day that any of these seats may do, alone or together.

    Of a channel, `times` is how often it comes a day: the messages that arrive.
    """

    id: str
    minutes: int
    seats: tuple[str, ...]
    times: int = 1
    source: object = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Short:
    """Jobs that do not fit into the only seats that may do them: `needed` minutes against `given`."""

    jobs: tuple[Job, ...]
    seats: tuple[Seat, ...]
    needed: int
    given: int

    @property
    def over(self) -> int:
        """The minutes that nobody has."""
        return self.needed - self.given

    @property
    def undone(self) -> int:
        """How many of the times (messages) that leaves undone, on average and at least one."""
        times = sum(job.times for job in self.jobs)
        return max(1, int(Fraction(self.over * times, self.needed) + Fraction(1, 2)))


@dataclass(frozen=True, slots=True)
class Dealt:
    """Jobs dealt out to seats: `shares` in minutes by job and seat, what does not fit included."""

    jobs: tuple[Job, ...]
    shares: Mapping[tuple[str, str], int]
    shorts: tuple[Short, ...]

    def of(self, seat: str) -> tuple[tuple[Job, int], ...]:
        """What falls to a seat: the jobs and the minutes of each."""
        found = ((job, self.shares.get((job.id, seat), 0)) for job in self.jobs)
        return tuple((job, minutes) for job, minutes in found if minutes)

    def needed(self, seat: str) -> int:
        """The minutes that its jobs ask of a seat."""
        return sum(minutes for _, minutes in self.of(seat))


@dataclass(frozen=True, slots=True)
class Burden:
    """A person with the seats they hold, against the minutes a day they have (None: nobody said)."""

    person: str
    seats: tuple[Seat, ...]
    capacity: int | None

    @property
    def needed(self) -> Fraction:
        """The minutes that the seats ask of this person."""
        return sum((seat.each for seat in self.seats), Fraction())

    @property
    def over(self) -> Fraction:
        """The minutes that do not fit into the day; none where the capacity is not known."""
        return Fraction() if self.capacity is None else max(Fraction(), self.needed - self.capacity)


def burdens(seats: Iterable[Seat], capacities: Mapping[str, int | None]) -> tuple[Burden, ...]:
    """What the seats ask of each of their people, in the order of `capacities`, then of the seats."""
    held: dict[str, list[Seat]] = {person: [] for person in capacities}
    for seat in seats:
        for person in dict.fromkeys(seat.people):
            held.setdefault(person, []).append(seat)
    return tuple(Burden(person, tuple(its), capacities.get(person)) for person, its in held.items() if its)


def deal(jobs: Iterable[Job], seats: Iterable[Seat]) -> Dealt:
    """Deal the jobs out to the seats that may do them: evenly where that fits, else so that most fits.

    A job whose seats are all unknown here is left out: nothing can be said of it.
    """
    known = {seat.id: seat for seat in seats}
    table = _Table(known)
    done = tuple(job for job in jobs if any(id in known for id in job.seats))
    for job in done:
        table.share_evenly(job)
    for job in done:
        table.make_room(job)
    shorts = tuple(table.shorts(done))
    for job in done:
        table.add_what_is_left(job)
    return Dealt(done, dict(table.shares), shorts)


class _Table:
    """The seats while work is dealt out: what each has taken, and what of each job is left."""

    def __init__(self, seats: Mapping[str, Seat]) -> None:
        self.seats = seats
        self.shares: dict[tuple[str, str], int] = {}
        self.taken: dict[str, dict[str, int]] = {id: {} for id in seats}
        self.total = dict.fromkeys(seats, 0)
        self.left: dict[str, int] = {}
        self.stuck: set[str] = set()
        self.jobs: dict[str, Job] = {}

    def free(self, seat: str) -> int | None:
        """The minutes a seat still has; None where they never end."""
        given = self.seats[seat].minutes_per_day
        return None if given is None else given - self.total[seat]

    def may_do(self, job: Job) -> tuple[str, ...]:
        return tuple(id for id in dict.fromkeys(job.seats) if id in self.seats)

    def take(self, seat: str, job: str, minutes: int) -> None:
        now = self.taken[seat].get(job, 0) + minutes
        self.taken[seat][job] = self.shares[job, seat] = now
        self.total[seat] += minutes

    def share_evenly(self, job: Job) -> None:
        self.jobs[job.id] = job
        may = self.may_do(job)
        left = 0
        for seat, part in zip(may, _parts(job.minutes, len(may)), strict=True):
            free = self.free(seat)
            fits = part if free is None else min(part, free)
            self.take(seat, job.id, fits)
            left += part - fits
        self.left[job.id] = left

    def make_room(self, job: Job) -> None:
        """Push what is left of a job through the seats, work of others moving on, until nothing moves."""
        while self.left[job.id] and job.id not in self.stuck and (way := self.way(job)):
            self.push(job, way)

    def way(self, job: Job) -> list[str]:
        """The shortest way from a job to a seat with time: job, seat, job moved on, seat, ..."""
        came: dict[str, str] = {}
        queue, seen = deque([job.id]), {job.id}
        while queue:
            here = queue.popleft()
            for seat in self.may_do(self.jobs[here]):
                if seat in came:
                    continue
                came[seat] = here
                if self.free(seat) != 0:
                    return self.traced(seat, came, job.id)
                for other, minutes in self.taken[seat].items():
                    if minutes and other not in seen:
                        seen.add(other)
                        came["job " + other] = seat
                        queue.append(other)
        self.stuck |= seen  # nothing that any of these could move to will ever be free again
        return []

    def traced(self, seat: str, came: Mapping[str, str], start: str) -> list[str]:
        way = [seat, came[seat]]
        while way[-1] != start:
            seat = came["job " + way[-1]]
            way += [seat, came[seat]]
        return way[::-1]

    def push(self, job: Job, way: Sequence[str]) -> None:
        """Move as much as goes along a way: each job on it goes to the next seat and leaves that before."""
        free = self.free(way[-1])
        moved = [self.taken[way[at - 1]][way[at]] for at in range(2, len(way), 2)]
        most = min([self.left[job.id], *moved, *([] if free is None else [free])])
        for at in range(0, len(way), 2):
            self.take(way[at + 1], way[at], most)
            if at:
                self.take(way[at - 1], way[at], -most)
        self.left[job.id] -= most

    def shorts(self, jobs: Iterable[Job]) -> Iterable[Short]:
        """The jobs with something left, each with all that competes for the same seats, once."""
        groups: list[set[str]] = []
        for job in jobs:
            if self.left[job.id] and not any(job.id in group for group in groups):
                group = self.competing(job)
                apart = [other for other in groups if not other & group]
                groups = [*apart, group.union(*(other for other in groups if other & group))]
        return [self.short(group) for group in groups]

    def competing(self, job: Job) -> set[str]:
        """A job, and all jobs that hold or want some of the seats it may have, or of those they may have."""
        wanted: dict[str, list[str]] = {}
        for other in self.jobs.values():
            for seat in self.may_do(other):
                if self.left[other.id] or self.taken[seat][other.id]:
                    wanted.setdefault(seat, []).append(other.id)
        found, queue = {job.id}, [job.id]
        while queue:
            for seat in self.may_do(self.jobs[queue.pop()]):
                new = [other for other in wanted.get(seat, ()) if other not in found]
                found.update(new)
                queue += new
        return found

    def short(self, group: set[str]) -> Short:
        jobs = tuple(job for id, job in self.jobs.items() if id in group)
        ids = {seat for job in jobs for seat in self.may_do(job)}
        seats = tuple(seat for id, seat in self.seats.items() if id in ids)
        given = sum(seat.minutes_per_day or 0 for seat in seats)
        return Short(jobs, seats, sum(job.minutes for job in jobs), given)

    def add_what_is_left(self, job: Job) -> None:
        may = self.may_do(job)
        for seat, part in zip(may, _parts(self.left[job.id], len(may)), strict=True):
            self.take(seat, job.id, part)


def _parts(minutes: int, number: int) -> list[int]:
    """Minutes in so many parts that differ by one at most, the larger first."""
    part, rest = divmod(minutes, number)
    return [part + (at < rest) for at in range(number)]


def spans(directs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Whom each seat directs, without itself and each once, from pairs of who directs and who is directed."""
    found: dict[str, dict[str, None]] = {}
    for lead, directed in directs:
        members = found.setdefault(lead, {})
        if directed != lead:
            members[directed] = None
    return {lead: tuple(members) for lead, members in found.items()}
