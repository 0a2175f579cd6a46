"""Names in a message as spaCy entities, marked as denied, past or somebody else's by ConText.

spaCy runs from a blank English pipeline: the lexicon for names misspelt
or bent, a phrase matcher for names with odd letters, then ConText. What follows from a mark stays out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from attune.language.lexicon import Found, Lexicon, LexiconEntry, needs_capitals

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

#: How people say it. ConText's own rules come from clinical notes, and cost twice the time.
_SAID: dict[str, tuple[str, tuple[str, ...]]] = {
    "HISTORICAL": (
        "FORWARD",
        ("used to have", "used to take", "used to be on", "used to", "was on", "stopped taking",
         "stopped", "came off", "gave up", "quit", "no longer take", "no longer have",
         "as a child", "years ago", "in the past", "history of", "previously", "formerly"),
    ),
    "NEGATED_EXISTENCE": (
        "FORWARD",
        ("don't take", "dont take", "do not take", "not taking", "not on", "i'm not on", "don't have",
         "dont have", "do not have", "haven't got", "never had", "never taken", "no", "without", "never",
         "not", "neither", "nor", "denies", "free of"),
    ),
    "TERMINATE": (
        "TERMINATE",
        ("but", "however", "although", "except", "i", "now", "though"),
    ),
    "FAMILY": (
        "FORWARD",
        ("my mum", "my mom", "my mother", "my dad", "my father", "my husband", "my wife",
         "my partner", "my sister", "my brother", "my son", "my daughter", "my nan", "my aunt",
         "my uncle", "my grandmother", "my grandfather", "my gran", "my friend", "my boyfriend",
         "my girlfriend", "my child", "runs in the family"),
    ),
}  # fmt: skip


_NO_SIGN: list[dict[str, Any]] = [
    {"LOWER": "no"},
    {"LOWER": {"IN": ["history", "sign", "signs", "trace", "problem", "problems"]}},
    {"LOWER": {"IN": ["of", "with"]}},
]


@dataclass(frozen=True)
class Marked:
    """A name and how the words around it put it."""

    found: Found
    negated: bool = False
    past: bool = False
    other_person: bool = False


class MentionFinder:
    """A spaCy pipeline over the names of the knowledge base; build it once, it takes seconds."""

    def __init__(self, entries: Iterable[LexiconEntry], lexicon: Lexicon) -> None:
        import spacy
        from spacy.matcher import PhraseMatcher

        self._lexicon = lexicon
        self._nlp = spacy.blank("en")
        self._nlp.add_pipe("sentencizer")
        self._exact = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        self._meant: dict[str, tuple[str, str]] = {}
        for entry in entries:
            key = f"{entry.kind}:{entry.id}"
            names = [name for name in entry.names if name and not needs_capitals(entry, name)]
            self._meant[key] = (entry.id, entry.kind)
            self._exact.add(key, [self._nlp.make_doc(name) for name in names])
        self._context = _context(self._nlp)

    def find(self, text: str) -> tuple[Marked, ...]:
        """The names in `text`, marked; longest first, not overlapping."""
        from spacy.tokens import Span as SpacySpan

        doc = self._nlp(text)
        spans: dict[tuple[int, int], Found] = {}
        entities: list[Span] = []
        for found in self._lexicon.find(text):
            span = doc.char_span(*found.span, label=found.kind, alignment_mode="expand")
            if span is not None:
                spans[(span.start, span.end)] = found
                entities.append(span)
        taken = {place for span in entities for place in range(span.start, span.end)}
        for match, start, end in sorted(self._exact(doc), key=lambda hit: hit[1] - hit[2]):
            if taken.isdisjoint(range(start, end)):
                id_, kind = self._meant[self._nlp.vocab.strings[match]]
                span = doc[start:end]
                place = (span.start_char, span.end_char)
                spans[(start, end)] = Found(id_, kind, span.text, place, True)
                entities.append(SpacySpan(doc, start, end, label=kind))
                taken.update(range(start, end))
        if not entities:
            return ()
        doc.ents = tuple(sorted(entities, key=lambda span: span.start))
        return self._marked(self._context(doc), spans)

    @staticmethod
    def _marked(doc: Doc, spans: dict[tuple[int, int], Found]) -> tuple[Marked, ...]:
        return tuple(
            Marked(
                spans[(span.start, span.end)],
                negated=bool(span._.is_negated),
                past=bool(span._.is_historical),
                other_person=bool(span._.is_family),
            )
            for span in doc.ents
            if (span.start, span.end) in spans
        )


def _context(nlp: Any) -> Any:
    from medspacy.context import ConText, ConTextRule

    context = ConText(nlp, rules=None)
    context.add([
        ConTextRule(words, category, direction=direction)
        for category, (direction, said) in _SAID.items()
        for words in said
    ])  # fmt: skip
    context.add([ConTextRule("no history of", "NEGATED_EXISTENCE", _NO_SIGN, "FORWARD")])
    return context
