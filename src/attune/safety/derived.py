"""Works out figures and states from answers: sleep, body, features counted, gates.

Thresholds that decide on care stay in `knowledge/triage/`; what stands here is arithmetic, and the
states by whose ids cautions are written (`underweight`, `shift-work`, `pregnancy`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from attune.safety.profile import Profile

Derived = Union[float, str, bool, None]

#: mg of caffeine in a usual drink (EFSA 2015: a cup of filter coffee about 90, tea about 50)
CAFFEINE_PER_DRINK = 80.0
#: UK units in "a drink" as people count them (a glass of wine or a pint: about 2)
UNITS_PER_DRINK = 2.0
ADULT = 18
OLDER = 65
UNDERWEIGHT = 18.5
WEAK_KIDNEYS = 60.0
B12_RISK_MEDICINES = ("metformin", "ppi", "topiramate")
B12_RISK_CONDITIONS = (
    "pernicious-anaemia", "autoimmune", "bariatric-surgery", "crohns", "coeliac", "hashimoto",
)  # fmt: skip
MANIA = ("bipolar", "bipolar-disorder", "mania", "hypomania")
EATING = ("eating-disorder", "anorexia", "bulimia", "binge-eating")


def number(profile: Profile, item: str) -> float | None:
    """A numeric answer, or None."""
    value = profile.value(item)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value)


def text(profile: Profile, item: str) -> str | None:
    """An answer in words, or None."""
    value = profile.value(item)
    return value if isinstance(value, str) else None


def options(profile: Profile, item: str) -> frozenset[str]:
    """Options chosen in a multiple choice."""
    value = profile.value(item)
    return (
        frozenset(v for v in value if isinstance(v, str))
        if isinstance(value, tuple)
        else frozenset()
    )


def yes(profile: Profile, item: str) -> bool | None:
    """A yes or no, or None."""
    value = profile.value(item)
    return value if isinstance(value, bool) else None


def named(profile: Profile, *ids: str) -> bool:
    """Whether one of the ids, or a member of such a class, is had or taken."""
    return not profile.classed.isdisjoint(ids)


def bmi(profile: Profile) -> float | None:
    """Body mass index in kg/m2."""
    height, weight = number(profile, "about.height"), number(profile, "about.weight")
    return weight / (height / 100) ** 2 if height and weight else None


def _hours(clock: str | None) -> float | None:
    if not clock:
        return None
    hours, _, minutes = clock.partition(":")
    return int(hours) + int(minutes) / 60


def time_in_bed(profile: Profile) -> float | None:
    """Hours from bedtime to wake time."""
    down, up = _hours(text(profile, "sleep.bedtime")), _hours(text(profile, "sleep.wake_time"))
    return None if down is None or up is None else (up - down) % 24


def sleep_efficiency(profile: Profile) -> float | None:
    """Percent of the time in bed that is slept."""
    bed, slept = time_in_bed(profile), number(profile, "sleep.hours")
    return min(100.0, 100 * slept / bed) if bed and slept is not None else None


def _bad_nights(profile: Profile, months: tuple[float, float]) -> bool | None:
    nights, lasted = number(profile, "sleep.bad_nights"), number(profile, "sleep.duration")
    if nights is None:
        return None
    if nights < 3:
        return False
    return None if lasted is None else months[0] <= lasted < months[1]


def insomnia(profile: Profile) -> bool | None:
    """Three bad nights a week or more, for three months or more."""
    return _bad_nights(profile, (3, float("inf")))


def short_insomnia(profile: Profile) -> bool | None:
    """Three bad nights a week or more, for less than three months."""
    return _bad_nights(profile, (0, 3))


def apnoea_features(profile: Profile) -> float:
    """Features of sleep apnoea named in NICE NG202 that the answers hold."""
    found = (
        yes(profile, "sleep.snoring"),
        profile.signal("witnessed_apnoea"),
        (number(profile, "sleep.daytime") or 0) >= 2,
        yes(profile, "sleep.driving"),
        (number(profile, "sleep.awakenings") or 0) >= 3,
        profile.signal("morning_headache"),
    )
    return float(sum(bool(one) for one in found))


def eating_gate(profile: Profile) -> bool | None:
    """Trouble with eating, now or as a diagnosis."""
    if named(profile, *EATING) or profile.signal("purging"):
        return True
    return yes(profile, "diet.eating_concern")


def diet_advice_unsafe(profile: Profile) -> bool:
    """Whether advice on food could do harm; a refused question on eating counts as yes."""
    thin = bmi(profile)
    return bool(
        eating_gate(profile)
        or profile.status("diet.eating_concern") in ("skipped", "declined")
        or (thin is not None and thin < UNDERWEIGHT)
        or yes(profile, "about.weight_loss")
        or "weight_loss" in options(profile, "hormone.thyroid_symptoms")
    )


def perinatal(profile: Profile) -> bool:
    """Pregnant, feeding, or a birth in the last year."""
    return text(profile, "about.pregnancy") in ("pregnant", "breastfeeding", "postpartum") or any(
        profile.signal(s) for s in ("postpartum", "pregnant")
    )


def egfr(profile: Profile) -> float | None:
    """Latest estimated filtration rate, mL/min/1.73 m2."""
    value = profile.fact("lab.egfr")
    return value if isinstance(value, float) else None


def b12_risks(profile: Profile) -> float:
    """Reasons why vitamin B12 may be low."""
    risks = [text(profile, "diet.pattern") == "vegan"]
    risks += [id in profile.classed for id in B12_RISK_MEDICINES]
    risks += [named(profile, id) for id in B12_RISK_CONDITIONS]
    return float(sum(risks))


def coeliac_features(profile: Profile) -> float:
    """Features that make a coeliac test worth discussing."""
    gut = options(profile, "diet.gut") & {"bloating", "diarrhoea", "constipation", "pain", "nausea"}
    family = {e.id for e in profile.listed("hormone.family")}
    found = (
        bool(gut),
        named(profile, "iron-deficiency", "anaemia", "coeliac")
        or profile.lab_flag("ferritin") == "low",
        yes(profile, "about.weight_loss"),
        (number(profile, "sleep.daytime") or 0) >= 2,
        named(profile, "hashimoto", "graves", "type-1-diabetes", "autoimmune"),
        "coeliac" in family,
    )
    return float(sum(bool(one) for one in found))


def _count(item: str, *chosen: str) -> Callable[[Profile], float | None]:
    def counted(profile: Profile) -> float | None:
        if profile.status(item) != "answered":
            return None
        return float(len(options(profile, item) & set(chosen)))

    return counted


def _times(item: str, factor: float) -> Callable[[Profile], float | None]:
    def multiplied(profile: Profile) -> float | None:
        value = number(profile, item)
        return None if value is None else value * factor

    return multiplied


def days_since_period(profile: Profile) -> float | None:
    """Days since the first day of the last period."""
    said = text(profile, "hormone.last_period")
    return float((profile.today - date.fromisoformat(said)).days) if said else None


def family_mania(profile: Profile) -> bool:
    """Bipolar disorder or psychosis in the close family."""
    ids = {e.id for e in profile.listed("hormone.family")}
    return bool(ids & {*MANIA, "psychosis", "schizophrenia", "postpartum-psychosis"})


FACTS: Mapping[str, Callable[[Profile], Derived]] = {
    "age": lambda p: number(p, "about.age"),
    "sex": lambda p: text(p, "about.sex"),
    "pregnancy": lambda p: text(p, "about.pregnancy"),
    "bmi": bmi,
    "time_in_bed": time_in_bed,
    "sleep_efficiency": sleep_efficiency,
    "insomnia": insomnia,
    "short_insomnia": short_insomnia,
    "apnoea_features": apnoea_features,
    "alcohol_units": _times("diet.alcohol", UNITS_PER_DRINK),
    "caffeine_mg": _times("diet.caffeine", CAFFEINE_PER_DRINK),
    "eating_gate": eating_gate,
    "diet_advice_unsafe": diet_advice_unsafe,
    "perinatal": perinatal,
    "egfr": egfr,
    "unknown_medicines": lambda p: float(len(p.unknown_medicines)),
    "medicines_known": lambda p: p.medicines_known,
    "b12_risks": b12_risks,
    "coeliac_features": coeliac_features,
    "thyroid_slow_signs": _count(
        "hormone.thyroid_symptoms", "cold", "weight_gain", "dry_skin", "hair_loss"
    ),
    "thyroid_fast_signs": _count(
        "hormone.thyroid_symptoms", "heat", "weight_loss", "palpitations", "tremor"
    ),
    "low_testosterone_signs": _count(
        "hormone.low_testosterone", "low_libido", "erections", "less_muscle", "less_hair", "breast",
        "hot_flushes",
    ),
    "days_since_period": days_since_period,
    "mood_weeks": lambda p: number(p, "mood.duration"),
    "family_mania": family_mania,
}  # fmt: skip

_ALLERGIES: Mapping[str, tuple[str, ...]] = {
    "allergy-fish": ("fish", "seafood", "salmon", "shellfish", "allergy-fish"),
    "allergy-nuts": ("nut", "peanut", "almond", "allergy-nuts"),
    "allergy-soy": ("soy", "soya"),
    "allergy-dairy": ("milk", "dairy", "lactose"),
    "allergy-daisy": ("ragweed", "daisy", "chamomile"),
}


def states(profile: Profile) -> frozenset[str]:
    """States by whose ids cautions are written, as far as the answers show them."""
    age, thin, rate = number(profile, "about.age"), bmi(profile), egfr(profile)
    pregnancy = text(profile, "about.pregnancy")
    phq9 = profile.score_bounds("phq9")
    weak_kidneys = "ckd" in profile.classed or (rate is not None and rate < WEAK_KIDNEYS)
    found = {
        "adolescents": age is not None and age < ADULT,
        "age": age is not None and age < ADULT,
        "older-adults": age is not None and age >= OLDER,
        "underweight": thin is not None and thin < UNDERWEIGHT,
        "pregnancy": pregnancy in ("pregnant", "trying") or profile.signal("pregnant"),
        "breastfeeding": pregnancy in ("breastfeeding", "postpartum")
        or profile.signal("postpartum"),
        "bipolar": named(profile, *MANIA) or bool(yes(profile, "mood.past_elevated")),
        "mania": named(profile, "mania")
        or any(profile.signal(s) for s in ("elated", "reckless", "little_need_for_sleep")),
        "psychosis": named(profile, "psychosis", "schizophrenia")
        or profile.signal("hallucinations"),
        "eating-disorder": bool(eating_gate(profile)),
        "shift-work": bool(yes(profile, "sleep.shift_work")),
        "sleep-apnoea": apnoea_features(profile) >= 2 or profile.signal("witnessed_apnoea"),
        "insomnia": bool(insomnia(profile)),
        "kidney": weak_kidneys,
        "ckd": weak_kidneys,
        "liver": "liver-disease" in profile.classed or profile.lab_flag("alt") == "high",
        "suicidal-thoughts": any(yes(profile, f"asq.{n}") for n in (1, 2, 3, 5))
        or (number(profile, "phq9.9") or 0) >= 1,
        "severe-depression": phq9 is not None and phq9[0] >= 20,
        "alcohol-use": (profile.score("auditc") or 0) >= 8 or profile.signal("alcohol_dependence"),
        "hypothyroid": text(profile, "hormone.thyroid_diagnosis") == "hypothyroid",
        "hyperthyroid": text(profile, "hormone.thyroid_diagnosis") == "hyperthyroid"
        or named(profile, "graves"),
        "chest-pain": profile.signal("chest_pain"),
        "fainting": profile.signal("fainting"),
        "fever": profile.signal("fever"),
        "sleepy-driving": bool(yes(profile, "sleep.driving")) or profile.signal("sleepy_driving"),
        "diabetes": named(profile, "type-1-diabetes", "type-2-diabetes"),
        "steroid-use": bool(yes(profile, "hormone.steroid_use")),
    }
    return frozenset(id for id, true in found.items() if true) | _allergies(profile)


def _allergies(profile: Profile) -> frozenset[str]:
    said = " ".join(f"{e.id or ''} {e.name}".lower() for e in profile.listed("about.allergies"))
    return frozenset(id for id, words in _ALLERGIES.items() if any(w in said for w in words))
