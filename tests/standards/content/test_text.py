import pytest

from standards.content.text import has_bold, html_of, marks_are_paired, plain_of


def test_bold_and_italic_become_html_and_all_else_is_escaped():
    assert html_of("**Bold** & *italic* <b>") == "<b>Bold</b> &amp; <i>italic</i> &lt;b&gt;"


def test_plain_text_has_no_marks():
    assert plain_of("The key is **this and *that*.**") == "The key is this and that."


@pytest.mark.parametrize("text", ["5+ A*–C including English", "A*–C and A*–G", "2 * 3 * 4"])
def test_an_asterisk_that_marks_nothing_is_just_itself(text):
    assert html_of(text) == text
    assert plain_of(text) == text
    assert marks_are_paired(text)


def test_bold_that_does_not_close_is_noticed():
    assert not marks_are_paired("**All criteria")
    assert not marks_are_paired("All **of** them**")


def test_italic_is_not_bold():
    assert has_bold("a **b** c")
    assert not has_bold("a *b* c")
