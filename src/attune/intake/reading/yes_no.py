"""Reads yes and no in the forms people use: "nah", "used to, not any more", "I do, loudly".

Choices among several options stay out (`choices.py`).
"""

from __future__ import annotations

import re

from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.reading.speech import FILLER, about_another, stem, words_of

_LEAD = (
    r"^(?:(?:oh|ooh|um+|uh+|er+m?|hm+|well|honestly|tbh|ha|haha|lol|actually|sadly|"
    r"unfortunately|thankfully|"
    r"luckily|fortunately|i'm afraid|to be honest|i mean|so|ok|okay|right|thank god|thank "
    r"goodness|god|gosh|"
    r"look|truthfully|probably|i think|i guess|i suppose|i'd say|i would say|currently|at "
    r"the moment|like|not to my knowledge,? but)[,. ]+)*"
)
_NO = re.compile(
    _LEAD + r"(?:n|no|nop|noo+|nope+|nah+|na|naw|nay|not|never|negative|none|neither|nothing|"
    r"hardly|rarely|barely|"
    r"nowt|noway|no way|absolutely not|definitely not|certainly not|of course not|god no|"
    r"hell no|👎|false|"
    r"(?:i )?(?:really )?(?:don't|dont|do not|didn't|didnt|did not|haven't|havent|have "
    r"not|am not|wasn't|isn't|ain't|can't say|cannot say|wouldn't|"
    r"hasn't|doubt it|doubt)|i'm not|im not|i've not|i've never|i have never|i never|i do "
    r"not|i have not|i am not|it doesn't|it isn't|it hasn't|"
    r"they don't|nobody|no one|noone|not that|i wish|ive never|i rarely|i hardly|i barely|"
    r"i very rarely|very rarely|i no longer|no longer|i used to)\b"
)
_NOT_A_NO = re.compile(
    r"^(?:no (?:idea|clue|comment|thanks|thank you|thankyou|ta\b|worries|problem[!. ]*$|"
    r"wait|doubt)|not (?:sure|certain|a clue|telling|"
    r"saying|answering|now\b|today|right now|comfortable|yet sure|100%)|not (?:only|just)|"
    r"don't (?:care|want|wish|mind|like (?:this|that)|bother|ask|understand|get (?:it|this|the)|follow)|i don't (?:care|understand|want|like|get (?:it|this|the))|not (?:interested|bothered|fussed)|nothing to (?:do|say)|never mind|nevermind|none of your|hardly surprising|i wish|no please)\b"
)
_YES = re.compile(
    _LEAD + r"(?:y|ye|yes+|yess+|yse|yeah+|yea+|yeh|yh|yep+|yup+|ya|yah|aye|sure|surely|"
    r"definitely|definately|absolutely|certainly|of course|ofc|"
    r"indeed|correct|true|right|exactly|affirmative|totally|👍|obviously|very much|"
    r"i do\b(?! not|n't)|i have(?! not|n't| never| no\b)|i've (?:had|been|got|done|felt|"
    r"thought|lost)|i am(?! not)|i did(?! not|n't)|i was|it does|it has|it is|they do|"
    r"(?:i'm )?afraid so|i think so|think so|i believe so|i suppose so|guess so|i guess "
    r"so|sometimes|some times|occasionally|often|always|all the time|"
    r"constantly|every (?:day|night|now and then|so often|evening)|most (?:days|nights|of "
    r"the time|evenings)|a (?:bit|little|lot|few times|couple of times)|kind of|kinda|"
    r"sort of|"
    r"sorta|quite (?:a lot|often|a bit|badly)|frequently|regularly|once|twice|many times|"
    r"several times|on and off|now and (?:then|again)|from time to time|"
    r"at times|apparently|only (?:when|if|after|sometimes|occasionally|on|at|with|lightly|"
    r"slightly|a)|both|loads|tons|too often|badly|like a|a few times|maybe once|yes)(?!\w)"
)
_BUT_YES = re.compile(
    r"\b(?:but|though|so) (?:yes|yeah|yep|i have|i do)\W*$|^(?:apparently|supposedly) so\b|^so (?:i'm|i am|i've been|i have been) told\b|^so (?:he|she|they|people|everyone) (?:say|tell)s?\b|^(?:my|the) \w+ (?:says?|thinks?|reckons?|swears?) (?:so|i do|yes)\b|^i sure (?:do|am|have)\b"
)
_OWN = re.compile(
    r"^(?:well,? |yes,? )?i(?:'ve| have|'m| am| did| do| was| had| get| feel| went)\b"
)
_DOUBT = re.compile(
    _LEAD + r"(?:maybe|possibly|perhaps|might|could be|might be|i might|probably|not sure|unsure|"
    r"hard to say|potentially|"
    r"i wonder|i'm unsure|it's possible|not certain|depends|it depends|who knows|think "
    r"so\?|50/50|dunno|sort of but not)\b"
)
_PROBABLY = re.compile(
    r"^(?:probably|more than likely|most likely|very likely|likely)(?P<no> not)?[.! ]*$"
)
_PAST = re.compile(
    r"\b(?:used to|not any ?more|no longer|in the past|not now|not lately|not recently|"
    r"not these days|"
    r"years ago|when i was|stopped|(?:but )?not for (?:years|ages|a while|months))\b"
)
_NEGATED = re.compile(r"\b(?:not|never|don't|dont|do not|doesn't|didn't|haven't|hasn't|no|isn't|aren't|"
        r"won't|hardly|rarely|without|nor|neither|no longer|"
                      r"can't say|wouldn't say|stopped|gave up)\b")  # fmt: skip


def read_yes_no(text: str, asked: Asked) -> Outcome:
    """Read a whole message for a `yes_no` item; the value is a bool."""
    said = text.strip(" \"'")
    sign = _sign(said, asked)
    probably = _PROBABLY.match(said)
    if probably is not None:
        return Got(not probably["no"], 0, len(text))
    if _NOT_A_NO.match(said):
        return Got(sign, 0, len(text)) if sign is not None else None
    if _BUT_YES.search(said):
        return Got(True, 0, len(text))
    ever = bool(re.search(r"\bever\b", asked.item.text.lower()))
    lead = _leading(said)
    if _PAST.search(said) and not (lead is False and "used to" not in said):
        return _past(said, lead, ever, sign, asked)
    if lead is not None:
        return _led(said, lead, sign, asked)
    if about_another(said):
        return None
    if sign is not None:
        return Got(sign, 0, len(text))
    if _DOUBT.match(said):
        return asked.unsure(["true", "false"], understood=said)
    stated = _stated(said, asked)
    if stated is None:
        stated = _owned(said, ever, asked)
    return Got(stated, 0, len(text)) if stated is not None else None


def _leading(said: str) -> bool | None:
    if _NO.match(said):
        return False
    return True if _YES.match(said) else None


def _led(said: str, lead: bool, sign: bool | None, asked: Asked) -> Outcome:
    """A clear first word decides, unless what follows is about something else or says otherwise."""
    bare = _NO if not lead else _YES
    rest = bare.sub("", said, count=1).strip(" ,.!;")
    if sign is not None and sign is not lead:
        if re.match(r"^(?:no|nope|nah|yes|yeah|yep)[,.! ]", said):
            return asked.unsure(["true", "false"], understood=said)
        return Got(sign, 0, len(said))
    plain = re.match(
        r"^(?:y|n|yes+|no+|nope|nah|yep|yeah|yup|aye|never|not really|not at all|definitely|"
        r"absolutely|of course|👍|👎)(?:\b|$)",
        said,
    )
    if plain or not rest or sign is not None:
        return Got(lead, 0, len(said))
    strange = [
        word for word in words_of(rest) if word not in FILLER and stem(word) not in asked.topic
    ]
    named = any(stem(word) in asked.topic for word in words_of(rest))
    own = re.match(r"^(?:i|i've|i'm|ive)\b", said)
    limit = 3 if named else len(words_of(said)) // 6 if own else max(1, len(words_of(said)) // 5)
    return Got(lead, 0, len(said)) if len(strange) <= limit else None


def _past(said: str, lead: bool | None, ever: bool, sign: bool | None, asked: Asked) -> Outcome:
    if ever:
        return Got(not (lead is False and "used to" not in said), 0, len(said))
    if lead is True and not re.search(
        r"\bnot any ?more|no longer|not now|not (?:these days|lately|recently)", said
    ):
        return Got(True, 0, len(said)) if "used to" not in said else Got(False, 0, len(said))
    strange = [
        word for word in words_of(said) if word not in FILLER and stem(word) not in asked.topic
    ]
    if len(strange) > 2 + len(words_of(said)) // 4 and sign is None and lead is None:
        return None
    return Got(False, 0, len(said))


def _sign(said: str, asked: Asked) -> bool | None:
    """What the guide's phrases for this item say."""
    for value, phrases in ((False, asked.guide.no), (True, asked.guide.yes)):
        for phrase in phrases.get(asked.item.id, ()):
            match = re.search(rf"(?<!\w)(?:{phrase})(?!\w)", said)
            if match is not None:
                before = said[max(0, match.start() - 24) : match.start()]
                return (not value) if value and _NEGATED.search(before) else value
    return None


def _stated(said: str, asked: Asked) -> bool | None:
    """ "I snore", "my legs never twitch": the topic named by somebody who speaks of themselves."""
    for phrase in asked.item.phrases:
        match = re.search(rf"\b{_loose(phrase)}", said)
        if match is None or not re.search(r"\b(?:i|i'm|i've|my|me|ive|im)\b", said):
            continue
        before = said[: match.start()]
        return not _NEGATED.search(before[-24:])
    return None


def _owned(said: str, ever: bool, asked: Asked) -> bool | None:
    """ "I've wished it a few times": the question's own words, said of oneself."""
    if not _OWN.match(said):
        return None
    words = words_of(said)
    named = any(stem(word) in asked.topic for word in words)
    strange = [word for word in words if word not in FILLER and stem(word) not in asked.topic]
    if len(strange) > len(words) // 6 or not (
        named or (ever and re.match(r"i (?:had|did)\b", said))
    ):
        return None
    return not _NEGATED.search(said)


def _loose(phrase: str) -> str:
    return r"\s+".join(re.escape(stem(word)) + r"\w*" for word in phrase.lower().split())
