"""Draws a pathway as an SVG that reads on a phone, in light and dark, with a text alternative.

It loads nothing from outside. The words in it come from `knowledge/search/diagram.yml`; what a
person's answers point to is handed in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from attune.knowledge.pathways import Cofactor, HormoneEffect, Pathway, Step

_WIDTH = 320
_LINE = 16
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1d2733}"
    ".head{font-weight:600;font-size:14px}.small{font-size:12px;fill:#47566a}"
    ".box{fill:#eef3f8;stroke:#5b7189}.goal{fill:#d7e8d4;stroke:#3f7a3a}"
    ".way{stroke:#5b7189;stroke-width:2;fill:none}.tip{fill:#5b7189}.you{fill:#b3470f}"
    "@media(prefers-color-scheme:dark){text{fill:#e8eef5}.small{fill:#b3c1d1}"
    ".box{fill:#22303f;stroke:#8aa3bd}.goal{fill:#23402a;stroke:#86c47f}"
    ".way{stroke:#8aa3bd}.tip{fill:#8aa3bd}.you{fill:#ff9a5c}}"
)
_SIGNS = {"up": "↑", "down": "↓", "mixed": "↕"}


@dataclass(frozen=True)
class Diagram:
    """A picture and what it says in words."""

    svg: str
    alt: str


def draw(pathway: Pathway, words: Mapping[str, str], touched: Collection[str] = ()) -> Diagram:
    """The picture of `pathway`; points whose ids are in `touched` are marked as the person's own.

    `words` are those of `KnowledgeBase.diagram_words()`.
    """
    canvas = _Canvas(pathway, words, frozenset(touched))
    for phase, heading in (
        ("synthesis", "made"), ("breakdown", "broken_down"), ("competing", "elsewhere"),
    ):  # fmt: skip
        canvas.chain([s for s in pathway.steps if s.phase == phase], heading)
    canvas.hormones(_strongest(pathway))
    alt = _alt(pathway, words)
    return Diagram(canvas.finish(alt), alt)


class _Canvas:
    """Parts of the picture from top to bottom."""

    def __init__(self, pathway: Pathway, words: Mapping[str, str], touched: frozenset[str]) -> None:
        self._pathway = pathway
        self._words = words
        self._touched = touched
        self._parts: list[str] = []
        self._y = 24
        self._marked = False
        self._text(pathway.name, "head", 12)

    def chain(self, steps: list[Step], heading: str) -> None:
        """Reactions below one another; what one makes and the next takes is drawn once."""
        if not steps:
            return
        self._y += 8
        self._text(self._words[heading], "head", 12)
        last: str | None = None
        for step in steps:
            if last is None or not _same(step.substrate, last):
                self._box(step.substrate)
            self._arrow(step)
            self._box(step.product)
            last = step.product

    def hormones(self, effects: list[HormoneEffect]) -> None:
        """One line a hormone: which way it pushes, and in whom that was seen."""
        if not effects:
            return
        self._y += 8
        self._text(self._words["hormones"], "head", 12)
        for effect in effects:
            seen = self._words.get(effect.species, "")
            line = f"{_SIGNS[effect.direction]} {_words_of(effect.hormone)}"
            line += f": {self._words[effect.direction]} {self._words[effect.point]}"
            line += f" ({seen})" if seen else ""
            self._text(line, "", 20, marked=effect.hormone in self._touched)

    def finish(self, alt: str) -> str:
        """The whole document."""
        if self._marked:
            self._text(self._words["yours"], "small", 12, marked=True)
        name = escape(self._pathway.name)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {self._y}"'
            f' width="{_WIDTH}" height="{self._y}" style="max-width:100%;height:auto" role="img"'
            f' aria-label="{escape(alt, quote=True)}"><title>{name}</title>'
            f"<desc>{escape(alt)}</desc><style>{_STYLE}</style>{''.join(self._parts)}</svg>"
        )

    def _text(self, text: str, style: str, x: int, *, marked: bool = False) -> None:
        """Lines of text; a marked one has a dot before it."""
        lines = wrap(text, (_WIDTH - x - 12) // 7)
        if marked:
            self._marked = True
            self._parts.append(f'<circle class="you" cx="{x + 4}" cy="{self._y - 4}" r="4"/>')
            x += 14
        for line in lines:
            self._parts.append(f'<text class="{style}" x="{x}" y="{self._y}">{escape(line)}</text>')
            self._y += _LINE

    def _box(self, text: str) -> None:
        """A substance. The one that the pathway is named after stands out."""
        lines = wrap(text, 38)
        goal = self._pathway.id in text.lower().replace(" ", "-") and self._pathway.id != "bh4"
        height = 10 + _LINE * len(lines)
        top = self._y - 8
        self._parts.append(
            f'<rect class="{"goal" if goal else "box"}" x="12" y="{top}" width="296"'
            f' height="{height}" rx="6"/>'
        )
        for number, line in enumerate(lines):
            y = top + 17 + number * _LINE
            self._parts.append(f'<text x="22" y="{y}">{escape(line)}</text>')
        self._y = top + height + 14

    def _arrow(self, step: Step) -> None:
        """An arrow with the enzyme, what it needs, and whether it sets the pace, beside it."""
        start = self._y - 12
        gene = f" ({', '.join(step.gene)})" if step.gene else ""
        self._y += 4
        self._text(step.enzyme.split(" (")[0] + gene, "small", 42)
        for cofactor in step.cofactors:
            self._need(cofactor)
        if step.rate_limiting:
            self._text(self._words["pace"], "small", 42)
        end = self._y - 4
        self._parts.append(f'<path class="way" d="M26 {start}V{end - 6}"/>')
        self._parts.append(f'<path class="tip" d="M21 {end - 8}h10l-5 8z"/>')
        self._y = end + 10

    def _need(self, cofactor: Cofactor) -> None:
        text = f"+ {cofactor.name}"
        self._text(text, "small", 42, marked=cofactor.id in self._touched)


def _same(substrate: str, product: str) -> bool:
    """Whether a reaction takes what the last one made: "5-HTP" and "… (5-HTP)" are one thing."""
    one, other = substrate.lower(), product.lower()
    return one in other or other in one


def _strongest(pathway: Pathway) -> list[HormoneEffect]:
    """One effect a hormone: the one with the best grade, the first among equals."""
    best: dict[str, HormoneEffect] = {}
    for effect in pathway.effects:
        known = best.get(effect.hormone)
        if known is None or effect.statement.grade < known.statement.grade:
            best[effect.hormone] = effect
    return list(best.values())


def _alt(pathway: Pathway, words: Mapping[str, str]) -> str:
    """The picture in words."""
    names = ", ".join(_words_of(effect.hormone) for effect in _strongest(pathway))
    text = words["alt"].format(
        name=pathway.name,
        precursors=", ".join(_words_of(p) for p in pathway.precursors),
        made=" ".join(_told(pathway, "synthesis", words)),
        broken_down=" ".join(_told(pathway, "breakdown", words)),
        hormones=words["alt_hormones"].format(names=names) if names else "",
    )
    return " ".join(text.split())


def _told(pathway: Pathway, phase: str, words: Mapping[str, str]) -> Iterator[str]:
    for step in pathway.steps:
        if step.phase == phase:
            names = ", ".join(c.name for c in step.cofactors)
            yield words["alt_step"].format(
                enzyme=step.enzyme.split(" (")[0],
                substrate=step.substrate,
                product=step.product,
                needs=words["alt_needs"].format(names=names) if names else "",
            )


def _words_of(id: str) -> str:
    return id.replace("-", " ")
