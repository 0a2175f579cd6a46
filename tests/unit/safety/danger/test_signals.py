"""Symptom flags: raised by plain words, not raised by what is denied or only sounds alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from attune.safety.danger.screen import DangerScreen

KNOWLEDGE = Path(__file__).parents[4] / "knowledge"


@pytest.fixture(scope="module")
def screen() -> DangerScreen:
    return DangerScreen.load(KNOWLEDGE)


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        ("attempt_now", "I'm going to kill myself tonight"),
        ("attempt_now", "I will end my life today"),
        ("attempt_now", "I have the rope around my neck"),
        ("attempt_now", "I am standing on the bridge and I'm going to jump"),
        ("attempt_now", "tonight I'm going to hang myself"),
        ("cannot_stay_safe", "I can't keep myself safe"),
        ("cannot_stay_safe", "I cannot stay safe tonight"),
        ("cannot_stay_safe", "I don't trust myself right now"),
        ("cannot_stay_safe", "I am going to act on these thoughts"),
        ("self_harm_recent", "I cut myself last night"),
        ("self_harm_recent", "I have been self harming again"),
        ("self_harm_recent", "last week I self-harmed"),
        ("self_harm_recent", "I tried to kill myself three weeks ago"),
        ("self_harm_recent", "I've been cutting myself"),
        ("self_harm_wound", "I cut too deep"),
        ("self_harm_wound", "I cut my arm and it won't stop bleeding"),
        ("self_harm_wound", "I self harmed and I think I need stitches"),
        ("self_harm_violent", "I keep thinking about hanging myself"),
        ("self_harm_violent", "I imagine jumping in front of a train"),
        ("self_harm_violent", "violent thoughts about killing myself"),
        ("ingestion", "I swallowed bleach"),
        ("ingestion", "I took some tablets to end my life"),
        ("ingestion", "I swallowed a battery"),
        ("overdose", "I've overdosed"),
        ("overdose", "I just took too many paracetamol"),
        ("overdose", "I have taken an overdose"),
        ("overdose", "took a whole packet of tablets"),
        ("violence_now", "I'm being beaten right now"),
        ("violence_now", "I'm hiding in the bathroom because he's got a knife"),
        ("violence_now", "I am scared he will kill me"),
        ("strangulation", "I was strangled last night"),
        ("strangulation", "I've been choked by my partner"),
        ("child_at_risk", "I hit my baby"),
        ("child_at_risk", "I'm scared I will hurt my kids"),
        ("child_at_risk", "I think my children are in danger"),
        ("child_at_risk", "I can't look after my kids anymore"),
        ("intoxicated", "I'm drunk"),
        ("intoxicated", "I am really stoned right now"),
        ("intoxicated", "im high as a kite"),
        ("dangerous_driving", "I've been driving way too fast"),
        ("dangerous_driving", "I drove 120 mph on the motorway"),
        ("dangerous_driving", "jumping red lights"),
        ("postmenopausal_bleeding", "I've started bleeding after menopause"),
        ("postmenopausal_bleeding", "my periods stopped years ago but now I'm bleeding"),
        ("postmenopausal_bleeding", "some post-menopausal bleeding"),
        ("vaginal_bleeding", "I've had some vaginal bleeding"),
        ("vaginal_bleeding", "I am spotting again"),
        ("vaginal_bleeding", "bleeding after sex"),
        ("breast_lump", "I found a lump in my left breast"),
        ("breast_lump", "my nipple has turned in"),
        ("breast_lump", "breast lump"),
        ("dysphagia", "I have trouble swallowing"),
        ("dysphagia", "food gets stuck in my throat"),
        ("dysphagia", "it's difficult to swallow food"),
        ("numbness", "my hands and feet go numb"),
        ("numbness", "tingling in my fingers"),
        ("numbness", "pins and needles in my toes"),
        ("excess_water", "I drink 6 litres of water a day"),
        ("excess_water", "I can't stop drinking water"),
        ("excess_water", "drinking too much water"),
        ("purging_daily", "I make myself sick every day"),
        ("purging_daily", "I purge after every meal"),
        ("purging_daily", "I purge twice a day"),
        ("morning_headache", "I wake up with a headache"),
        ("morning_headache", "headaches most mornings"),
        ("morning_headache", "morning headaches"),
        ("worsening", "my mood is getting worse"),
        ("worsening", "things have got worse lately"),
        ("worsening", "I feel worse and worse"),
        ("worsening", "it is worse than last month"),
        ("acting_out_dreams", "I act out my dreams"),
        ("acting_out_dreams", "my wife says I kick and punch in my sleep"),
        ("acting_out_dreams", "I fell out of bed dreaming"),
    ],
)
def test_plain_words_raise_the_flag(screen: DangerScreen, flag: str, text: str) -> None:
    """What triage asks of free text is found where a client says it."""
    assert flag in screen.signals(text)


@pytest.mark.parametrize(
    ("flag", "text"),
    [
        ("attempt_now", "I am not going to kill myself tonight"),
        ("attempt_now", "I'm going to finish it tonight"),
        ("attempt_now", "I jump rope in the morning"),
        ("attempt_now", "this deadline will kill me today"),
        ("cannot_stay_safe", "I can keep myself safe"),
        ("cannot_stay_safe", "I can't trust my doctor"),
        ("cannot_stay_safe", "I don't trust myself around chocolate"),
        ("self_harm_recent", "I have never self harmed"),
        ("self_harm_recent", "I cut myself shaving yesterday"),
        ("self_harm_recent", "I hurt myself at the gym last week"),
        ("self_harm_recent", "I have not cut myself in years"),
        ("self_harm_wound", "I had deep sleep"),
        ("self_harm_wound", "I cut deeply into sugar"),
        ("self_harm_wound", "I cut down on coffee"),
        ("self_harm_violent", "I am thinking about jumping into a new job"),
        ("self_harm_violent", "I don't think about hanging myself"),
        ("ingestion", "I take iron tablets"),
        ("ingestion", "I swallowed my tablets with water"),
        ("ingestion", "I haven't swallowed bleach"),
        ("overdose", "I take one tablet a day"),
        ("overdose", "I overdosed when I was sixteen"),
        ("overdose", "I have never overdosed"),
        ("overdose", "can you overdose on vitamin D"),
        ("violence_now", "I am hiding my feelings from my wife"),
        ("violence_now", "I was beaten at chess"),
        ("violence_now", "he never hits me"),
        ("strangulation", "I choked on some food"),
        ("strangulation", "I was never strangled"),
        ("child_at_risk", "my kids are great"),
        ("child_at_risk", "I would never hurt my kids"),
        ("child_at_risk", "my son hit his head"),
        ("child_at_risk", "I left my daughter at school"),
        ("intoxicated", "I'm not drunk"),
        ("intoxicated", "I am pissed off"),
        ("intoxicated", "I have high blood pressure"),
        ("intoxicated", "I'm high risk for diabetes"),
        ("intoxicated", "I'm drinking tea"),
        ("dangerous_driving", "I drive to work"),
        ("dangerous_driving", "I don't drive fast"),
        ("dangerous_driving", "red light therapy"),
        ("postmenopausal_bleeding", "I am past the menopause"),
        ("postmenopausal_bleeding", "no bleeding after menopause"),
        ("postmenopausal_bleeding", "heavy bleeding before menopause"),
        ("vaginal_bleeding", "my gums are bleeding"),
        ("vaginal_bleeding", "no spotting"),
        ("breast_lump", "no lumps in my breasts"),
        ("breast_lump", "my breasts are sore before my period"),
        ("dysphagia", "it's a hard pill to swallow"),
        ("dysphagia", "no trouble swallowing"),
        ("dysphagia", "I have trouble swallowing tablets"),
        ("numbness", "I feel numb inside"),
        ("numbness", "no numbness in my feet"),
        ("excess_water", "I drink two litres of water a day"),
        ("excess_water", "I drink lots of water"),
        ("excess_water", "I don't drink too much water"),
        ("purging_daily", "I never make myself sick every day"),
        ("purging_daily", "I am sick every day"),
        ("purging_daily", "my laxatives are prescribed every day"),
        ("morning_headache", "I have no headaches in the morning"),
        ("morning_headache", "I had a headache after lunch"),
        ("worsening", "it is not getting worse"),
        ("worsening", "coffee makes it worse"),
        ("worsening", "it is worse at night"),
        ("acting_out_dreams", "I dream a lot"),
        ("acting_out_dreams", "I don't act out my dreams"),
        ("acting_out_dreams", "my dream is to act"),
    ],
)
def test_denied_or_alike_words_do_not(screen: DangerScreen, flag: str, text: str) -> None:
    """A denial, an everyday phrase or a usual dose sets no flag."""
    assert flag not in screen.signals(text)


@pytest.mark.parametrize(
    "text",
    [
        "I had a nice day and a long walk",
        "I live in Leeds and have a dog",
        "fast food, coffee and a bad film",
        "I work nights as a nurse and sleep in the day",
        "about seven hours, in bed by eleven",
        "just moved to the city, my boss is nice",
        "I take sertraline 50 mg in the morning and magnesium at night",
        "what is serotonin?",
        "thanks, that helps",
    ],
)
def test_everyday_talk_raises_no_flag(screen: DangerScreen, text: str) -> None:
    """A frame that asks too little would make every small word a sign of danger."""
    assert screen.signals(text) == frozenset()
