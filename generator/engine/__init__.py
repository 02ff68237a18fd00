"""The rules engine: triage tables, chains, calendars, promises and load as values; answers as values.

Pure functions: nothing is read or written, no clock runs but the one passed in, and nothing else of this
program is needed. What stands for something that somebody wrote carries an opaque `source`, which the
engine hands back with its answers and never looks at.
"""
