"""The checks on how a file is written: each is a function, its docstring the manual page."""

from __future__ import annotations

from generator.finding import Finding, Place, Related, Severity


def yaml_syntax(place: Place, message: str, help: str = "", related: tuple[Related, ...] = ()) -> Finding:
    """The file cannot be read, or uses a part of YAML that a playbook leaves out.

    A missing quote or a tab is enough, and nobody's rule in that file is in force. So a file is read whole or
    not at all, and the line to look at is named. Parts of YAML that let one text mean another are left out on
    purpose: several documents in one file, anchors (`&name`) and aliases (`*name`), merge keys (`<<`), tags
    (`!!int`), lists or groups of fields as a name, and characters that nobody can see.

    Indent with spaces, never with tabs. Write a text with a colon, quotes or signs in it as a block: put `|`
    after the colon and the text on the next line, two spaces further in.

    Fails:

        # roles/duty-captain.yaml
        kind: role
        id: duty-captain
        title: "Duty captain

    Passes:

        # roles/duty-captain.yaml
        kind: role
        id: duty-captain
        title: "Duty captain"
    """
    return Finding("yaml-syntax", Severity.ERROR, message, place, help, related)


def yaml_reads_differently(place: Place, message: str, help: str = "") -> Finding:
    """YAML takes part of the text away, or reads it as something other than text.

    A few signs mean something to YAML when they stand at the start of a text or behind a space: `#` begins a
    comment, `[` a list, `{` a group of fields, `*`, `&` and `!` are orders to the program. A hashtag or a
    blank to fill in vanishes without a word, and nobody sees it until the crisis.

    Put the text in double quotes, or write it as a block: `|` after the colon, the text on the next line, two
    spaces further in. In a block YAML takes nothing away. A comment is fine when a space follows its `#`.

    Fails:

        # playbook/statements/recall.yaml
        kind: statement
        id: recall
        title: Recall
        type: update
        text: We have seen your #allergen posts and are looking into them.

    Passes:

        # playbook/statements/recall.yaml
        kind: statement
        id: recall
        title: Recall   # a comment with a space behind its sign
        type: update
        text: |
          We have seen your #allergen posts and are looking into them.
    """
    return Finding("yaml-reads-differently", Severity.ERROR, message, place, help)


def key_repeated(place: Place, message: str, help: str = "", related: tuple[Related, ...] = ()) -> Finding:
    """The same field is written twice in one place.

    Only one of the two can be in force. Other programs take the last one without a word, so whoever wrote the
    first believes in a rule that is not there. Keep one of them. Names that look alike on the screen, such as
    an `é` typed in two ways, count as the same.

    Fails:

        # roles/duty-captain.yaml
        kind: role
        id: duty-captain
        title: Duty captain
        minutes_per_day: 60
        minutes_per_day: 90

    Passes:

        # roles/duty-captain.yaml
        kind: role
        id: duty-captain
        title: Duty captain
        minutes_per_day: 90
    """
    return Finding("key-repeated", Severity.ERROR, message, place, help, related)


def hidden_direction_marks(place: Place, message: str, help: str = "") -> Finding:
    """The text holds an invisible character that turns the direction of reading.

    Such a character can make a reviewer see other words than readers get: the letters stand in one order in
    the file and in another on the screen. They come along when text is copied from a web page or a word
    processor. Arabic and Hebrew do not need them, the handbook sets the direction of every text itself.

    Delete the word before and behind the place and type both again. This finding can be neither lowered nor
    waived.

    Fails:

        # playbook/statements/recall.yaml
        kind: statement
        id: recall
        title: "Do \\u202enot\\u202c open the jar"
        type: update
        text: Bring it back to the shop.

    Passes:

        # playbook/statements/recall.yaml
        kind: statement
        id: recall
        title: "Do not open the jar"
        type: update
        text: Bring it back to the shop.
    """
    return Finding("hidden-direction-marks", Severity.ERROR, message, place, help)
