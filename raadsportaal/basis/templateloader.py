"""Templates are laid out for people; their line ends and indentation do not reach the browser.

Django has no tag over several lines, and sends all white space of a template. Here a tag may have one argument a line,
and white space that holds a line end is layout (without a line end it is left alone):

- nothing comes of it beside a block-level tag, just inside any element, before the ">" of a tag, before closing
  punctuation, and before {% else %} or an {% end… %};
- nothing before a condition or loop whose content begins with white space: the space belongs to what may be shown;
- anywhere else it becomes one space.

Comments vanish with the line that they stand on. <pre>, <textarea>, <script> and {% verbatim %} stay as they are.
"""

import re
from dataclasses import dataclass

from django.template.loaders.filesystem import Loader as FilesystemLoader

BLOCK_LEVEL_NAMES = """
    html head title meta link base body header footer main nav aside section article div p ul ol li dl dt dd
    h1 h2 h3 h4 h5 h6 form fieldset legend details summary table caption colgroup col thead tbody tfoot tr th td
    blockquote figure figcaption address hr br pre iframe noscript script option optgroup
    path g circle rect line use
"""
BLOCK_LEVEL = frozenset(BLOCK_LEVEL_NAMES.split())
# They have no inside: white space after <input> stands between it and the next word.
VOID = frozenset({"input", "img", "wbr"})
CLOSING_PUNCTUATION = frozenset(",.;:!?)”")
TEMPLATE = r"\{%.*?%\}|\{\{.*?\}\}"
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}", re.DOTALL)
PIECE = re.compile(
    rf"""
    (?P<raw>\{{%\s*verbatim\b.*?endverbatim\s*%\}} | <!--.*?--> | <(pre|textarea|script)\b.*?</\2>)
    | (?P<template>{TEMPLATE})
    | (?P<element></?[a-zA-Z][\w-]*(?:{TEMPLATE}|"(?:{TEMPLATE}|[^"])*+"|'(?:{TEMPLATE}|[^'])*+'|[^>"'])*+>)
    | (?P<space>\s+)
    | (?P<text>[^\s<{{]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
ATTRIBUTE = re.compile(rf"(?P<template>{TEMPLATE})|(?P<space>\s+)|(?P<end>/?>$)|(?P<text>[^\s{{/>]+|.)", re.DOTALL)
TEMPLATE_TAG = re.compile(r"\{%\s*(\w+)")
# They show nothing where they stand.
SILENT = frozenset({"extends", "load"})
MIDDLE = frozenset({"else", "elif", "empty"})
# What stands first in them stands where they stand themselves; in a loop only the first time.
ONCE = frozenset({"if", "with", "ifchanged"})


class Loader(FilesystemLoader):
    """The templates of our own folder; text mails are left alone."""

    def get_contents(self, origin):
        contents = super().get_contents(origin)
        if not origin.name.endswith(".html"):
            return contents
        return squeezed(contents, keep_lines=self.engine.debug)


def squeezed(source: str, *, keep_lines: bool = False) -> str:
    """The source of a template without its layout.

    With keep_lines every line stays on its own, inside comments: the debug page then points at the right one.
    """
    source = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), source)
    openers = {name.removeprefix("end") for name in TEMPLATE_TAG.findall(source) if name.startswith("end")}
    pieces = [_piece(match, openers) for match in PIECE.finditer(source)]
    _let_beginnings_reach_inside(pieces)
    if not keep_lines:
        return _joined(pieces)
    return "".join(
        (_layout(i, pieces) if piece.is_layout else piece.text) + _hidden_lines(piece.lines, at_top=i == 0)
        for i, piece in enumerate(pieces)
    )


def _hidden_lines(number, *, at_top):
    if at_top or not number:  # {% extends %} suffers nothing but text before it
        return "\n" * number
    return "{% comment %}" + "\n" * number + "{% endcomment %}"


@dataclass
class Piece:
    """A tag, a word or white space, and whether white space with a line end beside it goes."""

    text: str
    tag: str = ""  # the name of a template tag
    lines: int = 0  # how many line ends it loses
    is_layout: bool = False
    is_opener: bool = False  # a condition, a loop
    eats_before: bool = False
    eats_after: bool = False


EDGE = Piece("", eats_before=True, eats_after=True)


def _piece(match, openers):
    text = match[0]
    match match.lastgroup:
        case "template":
            return _template_piece(text, openers)
        case "element":
            return _element_piece(text, openers)
        case "space":
            return _space_piece(text)
        case "raw":
            is_block = not text.startswith("<textarea")
            return Piece(text, eats_before=is_block, eats_after=is_block)
    return Piece(text, eats_before=text[0] in CLOSING_PUNCTUATION)


def _space_piece(text):
    return Piece(text, is_layout="\n" in text, lines=text.count("\n"))


def _template_piece(text, openers):
    match = TEMPLATE_TAG.match(text)
    tag = match[1] if match else ""
    is_silent = tag in SILENT
    return Piece(
        re.sub(r"\s*\n\s*", " ", text),
        tag=tag,
        lines=text.count("\n"),
        is_opener=tag in openers and tag != "block",
        eats_before=is_silent or tag in MIDDLE or tag.startswith("end"),
        eats_after=is_silent or tag == "block",
    )


def _element_piece(text, openers):
    closes = text.startswith("</")
    name = re.match(r"</?([\w-]+)", text)[1].lower()
    is_block = name in BLOCK_LEVEL
    lines = text.count("\n")
    if lines:
        text = _joined([_attribute_piece(match, openers) for match in ATTRIBUTE.finditer(text)])
    eats_after = is_block or (not closes and name not in VOID)
    return Piece(text, lines=lines, eats_before=is_block or closes, eats_after=eats_after)


def _attribute_piece(match, openers):
    match match.lastgroup:
        case "template":
            return _template_piece(match[0], openers)
        case "space":
            return _space_piece(match[0])
    return Piece(match[0], eats_before=match.lastgroup == "end")


def _let_beginnings_reach_inside(pieces):
    """In <p>{% if x %} the condition stands at the beginning, so what stands first in it does too."""
    at_beginning, around = True, []
    for piece in pieces:
        if piece.is_opener:
            around.append(at_beginning and piece.tag in ONCE)
        if around and (piece.is_opener or piece.tag in MIDDLE):
            at_beginning = piece.eats_after = around[-1]
        elif around and piece.tag.startswith("end") and piece.tag != "endblock":
            around.pop()
            at_beginning = False
        elif not piece.text.isspace():
            at_beginning = piece.eats_after


def _joined(pieces):
    return "".join(_layout(i, pieces) if piece.is_layout else piece.text for i, piece in enumerate(pieces))


def _layout(i, pieces):
    """What comes of white space that is layout, between its neighbours."""
    before = pieces[i - 1] if i else EDGE
    after, beyond = [*pieces[i + 1 : i + 3], EDGE, EDGE][:2]
    belongs_inside = after.is_opener and (beyond.text.isspace() or beyond.eats_before)
    return "" if before.eats_after or after.eats_before or belongs_inside else " "
