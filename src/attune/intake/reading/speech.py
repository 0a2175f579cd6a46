"""What surrounds an answer: filler words, questions, refusals, other people, clauses.

Values stay out; so does which act a message is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from attune.values.measures import UNITS

#: Words that say nothing about whether a text is an answer to something else.
_FILLER_WORDS = """
round rounds usually generally typically ordinarily normally roughly
a about abt actually after again ago all almost also altogether always am an and answer any
anything anyway approx approximately are around arround as at average be because been before
being believe best bit both bout but by can circa close could couple day days depending
depends did do does doing done don't each either err erm even ever every exactly fair fairly
few fortnight fortnights feel felt find for from generally get gets getting give go goes
going got guess had has have having he hello hey hi hmm hmmm honest honestly hope how
however i i'd i'll i'm i've if im in into is ish it it'd it'll it's its ive just kinda kind
last least less let lets like likely literally lol lot lots ma'am mainly make many max may
maybe me mean might min more most mostly much my myself nearly night nights no normal
normally not now number of off often oh ok okay on once one only onto option or other
otherwise our out over overall past per perhaps please point possibly pretty prob probably
put quite range rather really reckon recently right rough roughly same say saying shall
should since sir so some somewhere something sort still such suppose sure sometimes tend
than thank thanks that that'd that's thats the them then there there's these they thing
things think this those thought though till time times to today too total tops twice two uh
um umm under unfortunately until up upto us usual usually varies very vary want was way we
week weeks well were what when where whether which while whole will with within without
would yeah yep yes yet your lately currently moment present minimum maximum apparently
basically definitely certainly surely truthfully frankly tbh imo idk somewhat somehow daily
weekly nightly monthly month months year years minute minutes mins hour hours hr hrs sec
secs second seconds time's weekday weekdays weekend weekends evening evenings morning
mornings afternoon takes take took taking need needs wouldn't isn't wasn't i'd've supposing
figure hard long short good bad ok'ish cheers ta mate love dear doctor doc hun lovely
regular regularly typical typically ordinarily roundabout somethin dunno anywhere between
betwen early late earlier later score rate rating level tonight yesterday give-or-take bang
dot nowadays days' sadly luckily thankfully happy afraid sorry oops whoops wait edit
correction above whatever away know noticed aware told far remember recall sharp prompt
latest earliest onwards x id ill fridays mondays tuesdays wednesdays thursdays saturdays
sundays friday saturday sunday monday weeknights bar
"""
FILLER = frozenset(_FILLER_WORDS.split())
_NO_TOPIC = frozenset(("you", "your", "yours", "see", "people", "person", "work", "home", "answer"))
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)|\s*\n\s*|(?<=\D)\.\.\.+\s*")
_CLAUSE = re.compile(
    r",\s+|;\s*|\s+-\s+|\s+(?:but|although|though|because|cos|cuz|when|while|unless|depending on|and then)\s+"
)
_ASKS = re.compile(
    r"^(?:and |but |so |sorry,? |hi,? |hey,? |hello,? |ok(?:ay)?,? |also,? |er+m?,? |"
    r"um+,? |please )*"
    r"(?:what|what's|whats|why|how|how's|who|who's|when|where|which|is it|is that|is this|"
    r"is there|are you|"
    r"are there|are these|do you|do i|does|did you|can i|can you|can we|could i|could you|could we|"
    r"should i|should we|will it|will you|would you|would it|would that|may i|have you|has|whose|"
    r"tell me|explain|am i|is my|are my|is \w+ (?:good|safe|bad|ok)|shall|wdym|do these|was that)\b"
)
_UNKNOWN = re.compile(
    r"^(?:(?:sorry|um+|er+m?|hm+|well|honestly|oh|god|ooh|tbh|i'm|im|i)[, .]*)*"
    r"(?:(?:i )?(?:really |honestly |just )*(?:don't|dont|do not|didn't|wouldn't|couldn't) "
    r"(?:really |actually |even )?(?:know|no|remember|recall|have a clue|have any idea)|"
    r"no (?:idea|clue|comment)|not (?:a clue|the foggiest|(?:too |really |very |entirely |"
    r"100% |quite )?sure|certain)|dunno|dunno really|"
    r"idk|unsure|(?:i )?(?:can't|cant|cannot|can not|couldn't) (?:really )?(?:remember|"
    r"recall|say|tell|think|be sure)|"
    r"(?:i have )?(?:no|not any) (?:idea|memory)|haven't (?:a|the|got a) (?:clue|foggiest|idea)|"
    r"who knows|beats me|hard to (?:say|tell)|never (?:measured|weighed|checked|counted|thought)|"
    r"(?:i )?(?:forget|forgot|lost track|haven't (?:measured|weighed|checked|counted))|"
    r"search me|it depends|depends|it varies|varies)\b"
)
_REFUSES = re.compile(
    r"\b(?:prefer not|rather not|rather you didn't|don't (?:want|wish) to|do not (?:want|wish) to|"
    r"not (?:comfortable|happy|willing|going to|gonna|telling|answering|saying)|none of your|"
    r"no comment|mind your own|(?:that's|thats|it's|too) (?:private|personal)|won't "
    r"(?:say|tell|answer)|"
    r"refuse to|not your business|pass on (?:that|this)|leave (?:that|this) (?:one|blank)|"
    r"skip (?:this|that|it)|next question|move on|come back to (?:that|this|it)|keep that "
    r"(?:private|to myself)|n\.?o\.?y\.?b)\b"
    r"|^(?:skip|pass|next|back|stop|pause|help|menu|start|restart|quit|exit|private|"
    r"undisclosed)[.! ]*$"
)
_OTHER = re.compile(
    r"(?<!with )(?<!for )(?<!by )(?<!from )(?<!of )(?<!than )\b(?:my|his|her|their|our|the)\s+(?:\w+\s+)?(?:mum|mom|mother|dad|father|son|daughter|sister|"
    r"brother|husband|wife|partner|boyfriend|girlfriend|friend|mate|dog|cat|kid|kids|"
    r"child|children|"
    r"baby|nan|gran|granny|grandma|grandad|grandfather|grandmother|aunt|uncle|cousin|boss|"
    r"neighbour|"
    r"neighbor|flatmate|roommate|housemate|car|house|train|bus|phone|team|other half|"
    r"hubby|twin)(?:'s)?\b"
)
_HE = re.compile(
    r"^(?:and |so |but )?(?:he|she|he's|she's)\b(?! (?:says|said|thinks|reckons|tells))"
)
_SAYS = re.compile(
    r"^\s*(?:\w+ ){0,2}?(?:says?|said|reckons?|thinks?|tells?|told|swears?|complains?|claims?|"
    r"moans?|noticed|notices|heard|hears|has (?:told|said|seen|heard|noticed)|have "
    r"(?:told|said|seen))\b"
)


def words_of(text: str) -> list[str]:
    """The words of lower-case text, numbers left out."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """Sentences of a text that say something rather than ask."""
    return [part for part in _SENTENCE.split(text) if part.strip() and not asks(part)]


def clauses(text: str) -> list[str]:
    """Parts of a sentence that may each say something."""
    return [part for part in _CLAUSE.split(text) if part and part.strip()]


def asks(text: str) -> bool:
    """Whether a sentence is a question, rather than a guess with a question mark."""
    said = text.strip()
    return bool(_ASKS.match(said)) and (said.endswith("?") or len(said.split()) > 2)


def is_unknown(text: str) -> bool:
    """ "no idea", "don't know", "not sure"."""
    return _UNKNOWN.match(text) is not None


def refuses(text: str) -> bool:
    """ "prefer not to say", "skip", "that's private"."""
    return _REFUSES.search(text) is not None


def about_another(text: str) -> bool:
    """Whether the sentence is about somebody else, not what somebody says about the writer."""
    match = _OTHER.search(text)
    if match is None:
        return _HE.search(text) is not None
    rest = text[match.end() :]
    return not (_SAYS.match(rest) and re.search(r"\b(?:i|i'm|im|me|my|i've)\b", rest))


@lru_cache(maxsize=1024)
def topic_words(*texts: str) -> frozenset[str]:
    """Stems of the words that name a topic."""
    return frozenset(
        stem(word)
        for text in texts
        for word in words_of(text.lower())
        if word not in FILLER and word not in _NO_TOPIC
    )


def stem(word: str) -> str:
    """A word without its commonest endings, for comparing only."""
    for ending in ("ings", "ing", "'s", "ies", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 3 else word


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with spaces where `spans` are."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (min(end, len(letters)) - start)
    return "".join(letters)


_ASIDES = re.compile(
    r"\b(?:you know|let'?s see|let me (?:see|think)|thank you|you could say|as you know|see above|if you like)\b"
)


def strange(text: str, topic: Collection[str]) -> int:
    """How many words of `text` are neither filler nor of the topic."""
    return sum(
        1
        for word in words_of(_ASIDES.sub(" ", text))
        if word not in FILLER and stem(word) not in topic
    )


def strays(text: str, spans: Sequence[tuple[int, int]], topic: Collection[str]) -> bool:
    """Whether what is said around the values in `spans` is about something else.

    A few strange words are let pass beside words of the topic, in a long message, or after an
    answer that opens the message; never right after a value ("7 dwarfs").
    """
    rest = blank(text, spans)
    count = strange(rest, topic)
    if not count:
        return False
    words = words_of(text)
    if any(_next_is_strange(text, span, topic) for span in spans):
        return True
    if any(stem(word) in topic for word in words_of(rest)):
        return count > max(1, len(words) // 4)
    start, end = min(spans, default=(0, 0))[0], max((end for _, end in spans), default=0)
    subject = re.match(r"\s*(?:is|was|are|were|will|has|says)\b", text[end:])
    if spans and not strange(text[:start], topic) and not subject and start < 24:
        return count > max(1, len(words) // 4)
    return count > len(words) // 8


def _next_is_strange(text: str, span: tuple[int, int], topic: Collection[str]) -> bool:
    """A noun after a bare number; after "an hour" a last word may follow ("easily", "flat")."""
    start, end = span
    closing = re.fullmatch(r"[ ]*[a-z]+\W*", text[end:])
    last = re.search(r"[a-z]+$", text[start:end])
    if closing and last and last[0] in UNITS:
        return False
    following = re.match(r"[ '-]*([^\W\d_]+(?:'[^\W\d_]+)*)", text[end:])
    return following is not None and bool(strange(following[1], topic))
