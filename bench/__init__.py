"""Benchmarks: large playbooks are written, and our commands are measured beside a named peer in the same run."""
