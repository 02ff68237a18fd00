"""The clocks of the field in the words of a sentence: what has happened when one stops."""

from typing import Final

CLOCKS: Final = {
    "acknowledge": "somebody has taken it",
    "first_reply": "the person has a first answer",
    "first_statement": "the public has heard from us",
    "update": "the public has heard news",
    "resolve": "it is solved",
}
