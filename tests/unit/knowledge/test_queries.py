"""What readers of the loaded content get: names, statements, clashes, finds, new versions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from attune.errors import ContentError
from attune.knowledge import tables
from attune.knowledge.load import load_content
from attune.knowledge.queries import KnowledgeBase
from attune.records.database import open_engine

Spoil = Callable[[str, str, str], None]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An empty database on disk."""
    return open_engine(f"sqlite:///{tmp_path / 'kb.db'}")


@pytest.fixture
def kb(engine: Engine, folder: Path) -> KnowledgeBase:
    """The small folder, loaded."""
    load_content(engine, folder)
    return KnowledgeBase(engine)


def rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(sa.select(table))]
            for table in (*tables.CONTENT, tables.versions)
        }


def test_an_empty_database_is_told_in_one_line(engine: Engine) -> None:
    """A reader of a database that was never loaded hears what to do."""
    with pytest.raises(ContentError, match="attune knowledge load"):
        KnowledgeBase(engine).version  # noqa: B018


def test_the_same_content_gives_the_same_rows(engine: Engine, folder: Path) -> None:
    """Loading twice changes nothing, and says so."""
    load_content(engine, folder)
    before = rows(engine)
    assert "unchanged" in load_content(engine, folder)
    assert rows(engine) == before


def test_a_reader_takes_up_a_new_version_by_itself(
    engine: Engine, folder: Path, kb: KnowledgeBase, spoil: Spoil
) -> None:
    """A name added by an editor is known at the next question, without a restart."""
    assert kb.resolve("pyridoxal") is None
    before = kb.version
    spoil("nutrients/vitamin-b6.yml", "[pyridoxine]", "[pyridoxine, pyridoxal]")
    load_content(engine, folder)
    assert kb.resolve("pyridoxal") == "vitamin-b6"
    assert kb.version != before


def test_faulty_content_leaves_what_was_loaded(
    engine: Engine, folder: Path, kb: KnowledgeBase, spoil: Spoil
) -> None:
    """A fault stops the load with file and line, and readers keep the last good version."""
    before = kb.version
    spoil("interactions/ssri.yml", "b: vitamin-b6", "b: nowhere")
    with pytest.raises(ContentError, match=r"interactions/ssri.yml:\d+: dead reference"):
        load_content(engine, folder)
    assert kb.version == before


@pytest.mark.parametrize("name", ["Zoloft", "zoloft", "SERTRALINE"])
def test_brands_and_spellings_lead_to_one_id(kb: KnowledgeBase, name: str) -> None:
    """A brand is an alias of the medicine."""
    assert kb.resolve(name) == "sertraline"


def test_apostrophes_and_hyphens_do_not_matter(kb: KnowledgeBase) -> None:
    """People write St Johns wort in many ways."""
    assert {kb.resolve(n) for n in ("st johns wort", "St John's-wort", "ST. JOHN’S WORT")} == {
        "st-johns-wort"
    }


def test_a_class_clash_names_the_medicine_that_was_asked(kb: KnowledgeBase) -> None:
    """An interaction of the class is reported for its member, under the member's id."""
    (found,) = kb.interactions_between(["sertraline", "st-johns-wort"])
    assert (found.a, found.b, found.severity) == ("sertraline", "st-johns-wort", "major")


def test_the_gravest_row_wins(kb: KnowledgeBase) -> None:
    """Where class and medicine both have a row, the graver one is told, once."""
    (found,) = kb.interactions_between(["st-johns-wort", "fluoxetine"])
    assert (found.a, found.b, found.severity) == ("st-johns-wort", "fluoxetine", "contraindicated")


def test_what_a_product_contains_clashes_too(kb: KnowledgeBase) -> None:
    """A tea that counts as St John's wort is reported under its own id."""
    (found,) = kb.interactions_between(["sertraline", "st-johns-tea"])
    assert found.b == "st-johns-tea"


def test_a_row_for_some_members_holds_for_no_other(kb: KnowledgeBase) -> None:
    """`only` keeps a class row from flagging the rest of the class."""
    assert kb.interactions_between(["sertraline", "vitamin-b6"])
    assert not kb.interactions_between(["fluoxetine", "vitamin-b6"])


def test_a_caution_is_found_as_a_clash(kb: KnowledgeBase) -> None:
    """What must not be taken with a condition clashes with that condition."""
    (found,) = kb.interactions_between(["vitamin-b6", "ckd"])
    assert found.severity == "major"


def test_two_unrelated_things_do_not_clash(kb: KnowledgeBase) -> None:
    """No row, no flag."""
    assert kb.interactions_between(["tryptophan", "ckd"]) == ()


def test_a_hormone_effect_is_told_under_its_pathway_too(kb: KnowledgeBase) -> None:
    """Who asks about serotonin hears what touches it, its own statements first."""
    found = kb.statements(["serotonin"])
    assert [s.topic for s in found[:2]] == ["serotonin", "serotonin"]
    assert "thyroid" in {s.topic for s in found}
    assert {s.about for s in kb.statements(["serotonin"], about="hormone")} == {"hormone"}


def test_search_finds_by_name_and_by_what_is_asked(kb: KnowledgeBase) -> None:
    """A named topic and a word that gives away the question lead to the statement."""
    assert kb.search("what should I eat for pyridoxine?")[0].id == "nutrients/vitamin-b6#food"


def test_search_finds_by_words_alone(kb: KnowledgeBase) -> None:
    """Without a known name the words of the question find it."""
    assert kb.search("chickpeas")[0].id == "nutrients/vitamin-b6#food"


def test_search_keeps_silent_on_what_it_does_not_hold(kb: KnowledgeBase) -> None:
    """A question on something else finds nothing, so that nothing is made up."""
    assert kb.search("who won the football match in Lisbon yesterday") == ()


@pytest.mark.parametrize(
    "text", ["", "   ", "🙂", "'; DROP TABLE kb_topic; --", '"' * 50, "ж" * 300]
)
def test_search_bears_odd_input(kb: KnowledgeBase, text: str) -> None:
    """Nothing that a client types makes the search fail."""
    assert isinstance(kb.search(text), tuple)


def test_vectors_find_what_words_do_not(engine: Engine, folder: Path) -> None:
    """With an encoder, a question in other words finds the nearest statement."""

    def encode(texts: object) -> np.ndarray:
        listed = list(texts)  # type: ignore[call-overload]
        return np.array([[1, 0] if "Chickpeas" in t else [0, 1] for t in listed], np.float32)

    load_content(engine, folder, encode, "toy")
    found = KnowledgeBase(engine).search("zzz", vector=np.array([1, 0], np.float32))
    assert found[0].id == "nutrients/vitamin-b6#food"


def test_offers_carry_their_grounds(kb: KnowledgeBase) -> None:
    """An offer comes with benefits, cautions, limit and the grade of its confirmed ground."""
    (offer,) = kb.offers()
    assert offer.upper_limit is not None
    assert offer.upper_limit.value == 12
    assert (offer.grade, offer.sources, offer.outcomes) == ("C", ("trial",), ("mood",))
    assert offer.cautions[0].id == "kidney"


def test_confirmed_and_unconfirmed_are_told_apart(kb: KnowledgeBase) -> None:
    """A statement says whether it was read against a source, and when."""
    found = {s.id: s for s in kb.statements(["serotonin"])}
    step = found["pathways/serotonin#step-1"]
    assert step.checked is not None
    assert (step.checked.against, step.checked.on) == ("book", "2026-11-24")
    assert not found["pathways/serotonin#what"].confirmed


def test_a_citation_is_complete(kb: KnowledgeBase) -> None:
    """A source is cited with authors, year, title, journal and its DOI."""
    assert kb.source("trial").citation() == "C D (2021). A trial. J. https://doi.org/10.1000/x"
    with pytest.raises(ContentError):
        kb.source("nowhere")


def test_names_for_the_lexicon_include_brands(kb: KnowledgeBase) -> None:
    """The rulers of the language room get every name of every topic."""
    entries = {(e.id, e.kind): e.names for e in kb.lexicon_entries()}
    assert "Prozac" in entries["fluoxetine", "medicine"]
    assert "St John's wort" in entries["st-johns-wort", "supplement"]
