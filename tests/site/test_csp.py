import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from generator.site import csp

CLEAN = (
    '<!doctype html><html lang="en"><head><script src="a.js"></script></head><body>'
    '<script type="application/json">{"a": "b"}</script>'
    '<p title="x onclick=1 style=2">onerror= style= &lt;b&gt;</p>'
    '<a href="https://elsewhere.example/">out</a><a href="mailto:x@y.example">mail</a>'
    '<img src="data:image/png;x">'
    '<a href="javascript/">a folder</a></body></html>'
)


def test_a_page_that_keeps_to_the_policy_has_no_faults() -> None:
    assert csp.faults(CLEAN) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<script>x()</script>", "a script inside the page"),
        ("<SCRIPT >x()</SCRIPT>", "a script inside the page"),
        ("<script type='text/javascript'>x()</script>", "a script inside the page"),
        ("<script data-src='x' type=module>x()</script>", "a script inside the page"),
        ("<p onclick='x()'>", "a handler or a style"),
        ("<p title='a'onclick='x()'>", "a handler or a style"),
        ("<svg/onload=x()>", "a handler or a style"),
        ("<p STYLE = 'color:red'>", "a handler or a style"),
        ("<style>p{}</style>", "a frame, an object, a style"),
        ("<base href='/'>", "a frame, an object, a style"),
        ("<iframe srcdoc='x'></iframe>", "a frame, an object, a style"),
        ("<a href='javascript:x()'>", "an address that is a script"),
        ("<a href='java&#10;script:x()'>", "an address that is a script"),
        ("<a href=' &#106;avascript:x()'>", "an address that is a script"),
        ("<a href=JavaScript:x()>", "an address that is a script"),
        ("<a href='data:text/html,x'>", "an address that is a script"),
        ("<svg><a xlink:href='javascript:x()'></a></svg>", "an address that is a script"),
        ("<img src='https://elsewhere.example/x.png'>", "loaded from another place"),
        ("<img src=//elsewhere.example/x.png>", "loaded from another place"),
        ("<link href='http://elsewhere.example/x.css'>", "loaded from another place"),
        ("<svg><use href='https://elsewhere.example/#x'/></svg>", "loaded from another place"),
        ("<form action='https://elsewhere.example/'>", "loaded from another place"),
        ("<p id=a><p id='a'>", "the id 'a' twice"),
        ("<p title='x>", "a tag that does not end"),
        ("<p <b>", "a tag that does not end"),
    ],
)
def test_a_page_that_breaks_the_policy_is_told(html: str, fault: str) -> None:
    found = csp.faults("<body>" + html + "</body>")
    assert [line for line in found if line.startswith(fault) or fault in line], found


def test_an_inline_script_may_run_when_its_fingerprint_is_on_the_list() -> None:
    allowed = (csp.fingerprint("x()"),)
    assert csp.faults("<script>x()</script>", allowed) == []
    assert csp.faults("<script>y()</script>", allowed)
    assert allowed[0] in csp.policy(allowed)


@given(st.text())
def test_escaped_text_is_never_a_fault(text: str) -> None:
    assert csp.faults(f'<p title="{escape(text)}">{escape(text)}</p>') == []
