"""The knowledge files as they stand: sound, whole, in plain words, honest about what is confirmed."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from attune.knowledge.checks import check
from attune.knowledge.checks.shape import Schemas
from attune.knowledge.documents import Document, read_documents
from attune.knowledge.reading import content_of
from attune.knowledge.records import ABOUT

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
DOCUMENTS = read_documents(KNOWLEDGE)
CONTENT = content_of(DOCUMENTS, "test")
PATHWAYS = """
serotonin melatonin dopamine norepinephrine epinephrine gaba glutamate glycine acetylcholine
histamine endocannabinoids endorphins adenosine orexin bdnf oxytocin
""".split()  # noqa: SIM905
HORMONES = """
thyroid estradiol progesterone testosterone dhea cortisol insulin leptin ghrelin melatonin oxytocin
prolactin
""".split()  # noqa: SIM905
SCHEMA_OF = {
    "sources": "sources", "pathways": "pathway", "hormones": "hormone", "lifestyle": "lifestyle",
    "medicines": "medicine_class", "conditions": "condition", "labs": "lab",
    "interactions": "interactions", "lexicon": "lexicon", "search": "search",
}  # fmt: skip


def test_the_content_has_no_faults() -> None:
    """What the desk's editor sees as wrong is wrong here too."""
    assert [str(fault) for fault in check(KNOWLEDGE)] == []


def test_the_check_is_quick() -> None:
    """An editor gets the verdict on the whole base in under two seconds of processor time."""
    code = (
        "import sys, time; from pathlib import Path; from attune.knowledge.checks import check;"
        f"check(Path({str(KNOWLEDGE)!r})); print(time.process_time());"
        "assert 'sqlalchemy' not in sys.modules and 'jsonschema' not in sys.modules"
    )
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        cwd=KNOWLEDGE.parent, env={"PYTHONPATH": "src", "PATH": "/usr/bin"},
    )  # fmt: skip
    assert time.perf_counter() - began < 10
    assert float(done.stdout) < 2


def schema(name: str) -> tuple[dict[str, Any], jsonschema.RefResolver]:
    """A schema, and what resolves its references to the files beside it."""
    folder = KNOWLEDGE / "schemas"
    loaded = json.loads((folder / f"{name}.schema.json").read_text())
    return loaded, jsonschema.RefResolver(f"{folder.as_uri()}/{name}.schema.json", loaded)


@pytest.mark.parametrize("folder", [*SCHEMA_OF, "nutrients"])
def test_editors_see_the_same_schema(folder: str) -> None:
    """The published JSON Schemas, as an editor applies them, accept every file."""
    for document in (d for d in DOCUMENTS if d.folder == folder):
        kind = document.raw["kind"] if folder == "nutrients" else SCHEMA_OF[folder]
        rules, resolver = schema(kind)
        jsonschema.Draft7Validator(rules, resolver=resolver).validate(document.raw)


@pytest.mark.parametrize(
    ("old", "new"),
    [("A", "E"), (True, "yes"), ("serotonin", "Serotonin Pathway"), ("synthesis", "made")],
)
def test_the_quick_check_agrees_with_json_schema(old: object, new: object) -> None:
    """What the full validator refuses, our own quick one refuses too."""
    document = next(d for d in DOCUMENTS if d.name == "pathways/serotonin.yml")
    raw = replaced(document.raw, old, new)
    rules, resolver = schema("pathway")
    assert not jsonschema.Draft7Validator(rules, resolver=resolver).is_valid(raw)
    spoilt = Document(document.folder, document.name, document.path, raw)
    assert list(Schemas(KNOWLEDGE / "schemas").findings(spoilt))


def replaced(raw: Any, old: object, new: object) -> Any:
    """The same content with one value changed wherever it stands."""
    if isinstance(raw, dict):
        return {key: replaced(value, old, new) for key, value in raw.items()}
    if isinstance(raw, list):
        return [replaced(value, old, new) for value in raw]
    return new if type(raw) is type(old) and raw == old else raw


def test_every_transmitter_and_hormone_is_there() -> None:
    """Sixteen transmitters and modulators, and twelve hormones."""
    topics = {(t.id, t.kind) for t in CONTENT.topics}
    assert {(id, "pathway") for id in PATHWAYS} <= topics
    assert {(id, "hormone") for id in HORMONES} <= topics


@pytest.mark.parametrize("id", PATHWAYS)
def test_a_pathway_tells_how_it_is_made_and_what_tests_cannot_show(id: str) -> None:
    """Each pathway has a step, a statement on its place in the body, and one on measuring it."""
    about = Counter(s.about for s in CONTENT.statements if s.id.startswith(f"pathways/{id}#"))
    assert about["synthesis"]
    assert about["general"]
    assert about["measurement"]
    assert about["receptors"]


def test_tests_that_show_nothing_are_named_as_such() -> None:
    """Urine panels and gene tests are explained as what they are."""
    said = {s.id: s.plain for s in CONTENT.statements}
    assert "No urine" in said["labs/urine-neurotransmitters#cannot"]
    assert "MTHFR" in said["labs/mthfr-test#cannot"]


def test_every_statement_has_two_readings_grade_and_sources() -> None:
    """Nothing stands without a ground."""
    sources = {s.id for s in CONTENT.sources}
    for statement in CONTENT.statements:
        assert statement.plain
        assert statement.clinical
        assert statement.grade in "ABCD"
        assert statement.about in ABOUT
        assert statement.sources
        assert set(statement.sources) <= sources


def test_a_doi_or_pmid_stands_only_where_it_was_looked_up() -> None:
    """An identifier that nobody has confirmed is left out."""
    for source in CONTENT.sources:
        assert source.seen == "looked_up" or not (source.doi or source.pmid), source.id


def test_offers_stand_on_confirmed_ground_only() -> None:
    """What is unconfirmed never grounds a proposal."""
    assert CONTENT.offers
    for offer in CONTENT.offers:
        assert offer.checked_dose
        for outcome in offer.outcomes:
            assert any(b.checked for b in offer.benefits if b.outcome == outcome), offer.id


def test_labs_convert_and_bound() -> None:
    """Each test has a conversion, sound intervals, and says what it cannot show."""
    assert len(CONTENT.labs) >= 45
    for lab in CONTENT.labs:
        assert lab.units.factor
        assert lab.means_low
        assert lab.means_high
        assert lab.cannot
        for row in (*lab.intervals, *lab.critical):
            assert row.low is not None or row.high is not None, lab.id
            if row.low is not None and row.high is not None:
                assert row.low < row.high, lab.id


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("adrenaline", "epinephrine"), ("5-HT", "serotonin"), ("noradrenaline", "norepinephrine"),
        ("vit D", "vitamin-d"), ("oestrogen", "estradiol"), ("stress hormone", "cortisol"),
        ("hypocretin", "orexin"), ("Prozac", "fluoxetine"), ("St John's wort", "st-johns-wort"),
        ("TSH", "tsh"), ("ferritin", "ferritin"),
    ],
)  # fmt: skip
def test_people_are_understood_in_their_own_words(name: str, id: str) -> None:
    """Names as people say them lead to the topic."""
    from attune.knowledge import terms
    from attune.knowledge.names import index

    assert index(CONTENT.topics)[terms.key(name)] == id
