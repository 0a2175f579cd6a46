"""The picture of a pathway: whole, readable, self-contained, with its text beside."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from attune.knowledge.diagram import draw
from attune.knowledge.pathways import Pathway
from attune.knowledge.reading import read_content

CONTENT = read_content(Path(__file__).parents[3] / "knowledge")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("pathway", CONTENT.pathways, ids=lambda p: p.id)
def test_every_pathway_draws(pathway: Pathway) -> None:
    """Each picture is sound XML, as wide as a phone, loads nothing and says itself in words."""
    found = draw(pathway, CONTENT.diagram_words)
    root = ElementTree.fromstring(found.svg)
    assert root.get("viewBox", "").startswith("0 0 320 ")
    assert root.get("role") == "img"
    assert root.get("aria-label") == found.alt
    assert "href" not in found.svg
    assert "url(" not in found.svg
    assert "prefers-color-scheme:dark" in found.svg
    assert pathway.steps[0].enzyme.split(" (")[0] in found.alt


@pytest.mark.parametrize("pathway", CONTENT.pathways, ids=lambda p: p.id)
def test_no_text_runs_out_of_the_picture(pathway: Pathway) -> None:
    """At 320 px every line ends within the picture (7 px a letter at 13 px)."""
    root = ElementTree.fromstring(draw(pathway, CONTENT.diagram_words).svg)
    bottom = float(root.get("height", "0"))
    for text in root.iter(f"{SVG}text"):
        assert float(text.get("x", "0")) + 7 * len(text.text or "") <= 320
        assert float(text.get("y", "0")) <= bottom


def test_touched_points_are_marked() -> None:
    """What the person's answers point to carries a mark and a legend."""
    serotonin = next(p for p in CONTENT.pathways if p.id == "serotonin")
    plain = draw(serotonin, CONTENT.diagram_words)
    marked = draw(serotonin, CONTENT.diagram_words, {"vitamin-b6"})
    assert 'class="you"' not in plain.svg
    assert marked.svg.count('class="you"') == 2
    assert CONTENT.diagram_words["yours"] in marked.svg
