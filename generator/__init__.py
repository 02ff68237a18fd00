"""Governance playbook: YAML rules for speaking in public, proved and published as a handbook."""

__version__ = "0.1.0"
