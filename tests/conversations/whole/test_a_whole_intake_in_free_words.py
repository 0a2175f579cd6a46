"""A whole intake in free words: from hello to the summary, the export and the erasure."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

from tests.conversations.person import Person

WORDS = {
    "about_age": "I'm 46",
    "about_sex": "female",
    "about_pregnancy": "no, none of that",
    "about_height": "five foot five",
    "about_weight": "10 stone 7",
    "about_conditions": "underactive thyroid",
    "about_medications": "levothyroxine 75 mcg every morning and sertraline 50mg",
    "about_supplements": "vitamin D and magnesium",
    "about_allergies": "penicillin",
    "about_smoking": "gave up years ago",
    "about_weight_loss": "no",
    "about_goal": "I want to sleep through and stop feeling so flat",
    "phq9_1": "more than half the days",
    "phq9_2": "several days",
    "sleep_bedtime": "about half ten",
    "sleep_wake_time": "quarter to 7",
    "sleep_latency": "about an hour",
    "sleep_hours": "5 and a half hours",
    "sleep_awakenings": "three times",
    "sleep_bad_nights": "most nights",
    "sleep_duration": "since about a year",
    "diet_alcohol": "2 glasses of wine a week",
    "diet_caffeine": "4 coffees a day",
    "diet_caffeine_last": "half past four",
    "labs_values": "ferritin 18 ug/L, TSH 2.4 mIU/L",
}


def test_a_whole_intake(someone: Callable[..., Person]) -> None:
    """Every answer is in the export under its linkId, and gone after the erasure."""
    person = someone(country="GB", locale="en-GB")
    person.says("hi")
    person.says("yes, that is all fine")
    reply = person.answers_until(None, **WORDS)
    assert {"triage", "map", "plan", "summary"} <= set(reply.kinds)
    assert not {s["id"] for s in reply.custom("plan")["steps"]} & {"5-htp", "st-johns-wort"}

    record = person.record()
    exported = person.assistant.attune("export", "--sender", person.sender, "--format", "fhir")
    linked = _link_ids(json.loads(exported.stdout))
    assert set(record) <= set(linked)
    assert linked["sleep.hours"]["answer"][0]["valueQuantity"]["code"] == "h"
    assert record["sleep.hours"]["value"] == 5.5
    assert record["sleep.bedtime"]["value"] == "22:30"

    pseudonym = person.pseudonym()
    person.assistant.attune("erase", "--sender", person.sender, "--yes")
    assert _rows_of(person, pseudonym) == 0


def _link_ids(bundle: dict[str, object]) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if "linkId" in node:
                found[str(node["linkId"])] = node
            for child in node.values():
                walk(child)
        elif isinstance(node, list):
            for child in node:
                walk(child)

    walk(bundle)
    return found


def _rows_of(person: Person, pseudonym: str) -> int:
    """Rows of any table that belong to this client."""
    with sqlite3.connect(person.assistant.data_dir / "attune.db") as database:
        tables = [
            r[0] for r in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        rows = 0
        for table in tables:
            columns = {r[1] for r in database.execute(f"PRAGMA table_info('{table}')")}
            if "sender_id" in columns:
                query = f'SELECT COUNT(*) FROM "{table}" WHERE sender_id = ?'
                rows += database.execute(query, (pseudonym,)).fetchone()[0]
    return rows
