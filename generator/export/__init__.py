"""The handbook for other programs: as data, as schemas for editors, as plain Markdown."""
