"""No page carries style or script of its own: the Content-Security-Policy would drop it, and rightly."""

import re

import pytest

from house import TEMPLATES, named

INLINE = re.compile(r"""\sstyle=|\son[a-z]+=["']|\shx-on|<style\b|<script(?![^>]*\ssrc=)|javascript:""")


@pytest.mark.parametrize("template", TEMPLATES, ids=named)
def test_no_template_carries_inline_style_or_script(template):
    assert INLINE.findall(template.read_text()) == []


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="color: red">',
        '<a onclick="go()">',
        "<style>",
        "<script>go()</script>",
        '<a href="javascript:go()">',
    ],
)
def test_the_rule_sees_inline_style_and_script(markup):
    assert INLINE.search(markup)


@pytest.mark.parametrize(
    "markup", ['<script defer src="/static/ui/menu.js"></script>', '<option value="once=">']
)
def test_the_rule_lets_files_and_words_pass(markup):
    assert not INLINE.search(markup)
