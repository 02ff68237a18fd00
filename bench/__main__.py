"""`python -m bench`: all benchmarks, or those that are named; each prints what it measures.

python -m bench                        everything, an hour on a small machine
python -m bench check --size 1000
python -m bench build --rounds 3
python -m bench triage
"""

from __future__ import annotations

import argparse
import os

from bench import peers, proofs, trials

TRIALS = {
    trial.__name__: trial
    for trial in (
        trials.check,
        trials.build,
        trials.languages,
        trials.growth,
        trials.save,
        trials.hostile,
        proofs.triage,
    )
}


def main() -> None:
    options = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(TRIALS)}; default: all")
    options.add_argument("--size", type=int, default=1000, help="documents or pages (default: %(default)s)")
    options.add_argument("--rounds", type=int, default=3, help="of each command (default: %(default)s)")
    options.add_argument("--seed", type=int, default=1, help="of the playbooks (default: %(default)s)")
    given = options.parse_args()
    if unknown := [name for name in given.names if name not in TRIALS]:
        options.error(f"there is no {unknown[0]}; choose from {', '.join(TRIALS)}")
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {peers.versions()}")
    for name in given.names or TRIALS:
        print(f"\n== {name}", flush=True)
        TRIALS[name](given.size, given.rounds, given.seed)


if __name__ == "__main__":
    main()
