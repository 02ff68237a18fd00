"""Benchmarks: our commands on large playbooks, measured beside a named peer in the same run."""
