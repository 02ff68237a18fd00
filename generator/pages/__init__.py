"""Render: the handbook of one audience comes in, `Page` values go out. The registry is `families.py`."""
