"""The summary as a PDF on A4: fonts embedded, title and language set, headings as an outline."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from importlib.resources import files
from io import BytesIO
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table, TableStyle

from attune.clinic.blocks import Block, Row, blocks, heading
from attune.clinic.shapes import Summary
from attune.clinic.words import words

_MARGIN = 16 * mm
_URGENT = ("triage", "alerts", "safety")
_FACE, _BOLD = "DejaVuSans", "DejaVuSans-Bold"
_BODY = ParagraphStyle("body", fontName=_FACE, fontSize=8.2, leading=10.4)
_NOTE = ParagraphStyle("note", parent=_BODY, fontSize=7.4, leading=9.4, textColor=colors.black)
_LABEL = ParagraphStyle("label", parent=_BODY, fontName=_BOLD)
_TITLE = ParagraphStyle("title", parent=_BODY, fontName=_BOLD, fontSize=14, leading=18)
_HEAD = ParagraphStyle(
    "head", parent=_BODY, fontName=_BOLD, fontSize=9.6, leading=12, spaceBefore=7, spaceAfter=2,
    keepWithNext=1,
)  # fmt: skip


def as_pdf(summary: Summary) -> bytes:
    """The whole summary; the same bytes for the same summary."""
    _register_fonts()
    title, whose, state = heading(summary)
    story: list[Any] = [_text(title, _TITLE), _text(whose, _BODY), _text(state, _BODY)]
    for block in blocks(summary):
        story += [_head(block), _table(block)]
    story.append(_text(words("about_this"), _NOTE))
    out = BytesIO()
    document = _Document(out, title, summary.locale)
    document.build(story)
    return out.getvalue()


class _Document(BaseDocTemplate):
    """A4 with a page number below, and each heading in the outline."""

    def __init__(self, out: BytesIO, title: str, language: str) -> None:
        super().__init__(
            out, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN,
            bottomMargin=_MARGIN, title=title, author="Attune", lang=language, invariant=1,
        )  # fmt: skip
        frame = Frame(self.leftMargin, self.bottomMargin, self.width, self.height, id="page")
        self.addPageTemplates([PageTemplate("page", [frame], onPage=_number)])

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - the name is reportlab's
        name = getattr(flowable, "outline", None)
        if name is not None:
            key, title = name
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(title, key, 0, 0)


def _number(canvas: Any, document: Any) -> None:
    canvas.setFont(_FACE, 7)
    canvas.drawRightString(A4[0] - _MARGIN, 9 * mm, words("page", page=document.page))


def _head(block: Block) -> Paragraph:
    found = _text(block.title, _HEAD)
    found.outline = (block.id, block.title)
    return found


def _table(block: Block) -> Table:
    cells = [[_text(row.label, _LABEL), _value(row)] for row in block.rows]
    width = A4[0] - 2 * _MARGIN - 12
    table = Table(cells, colWidths=[width * 0.34, width * 0.66], hAlign="LEFT")
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.lightgrey),
    ]
    if block.id in _URGENT:
        style.append(("LINEBEFORE", (0, 0), (0, -1), 2, colors.black))
    table.setStyle(TableStyle(style))
    return table


def _value(row: Row) -> list[Paragraph]:
    value = [_text(row.value, _BODY)] if row.value else []
    return value + [_text(note, _NOTE) for note in row.notes]


def _text(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), style)


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    """DejaVu as it comes with matplotlib: free to embed, and wide enough for names and signs."""
    folder = files("matplotlib") / "mpl-data" / "fonts" / "ttf"
    for name in (_FACE, _BOLD):
        pdfmetrics.registerFont(TTFont(name, str(folder.joinpath(f"{name}.ttf"))))
