"""The document Bundle: valid R4, every answer under its linkId, nothing that dangles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from fhirclient.models.bundle import Bundle
from fhirclient.models.fhirabstractbase import FHIRValidationError

from attune.clinic.fhir import as_bundle
from attune.clinic.shapes import Summary, SummaryLab
from attune.intake.answers import LabResult
from attune.intake.items import Intake

ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
EXPECTED = {
    "choice": "valueCoding", "multi_choice": "valueCoding", "yes_no": "valueBoolean",
    "quantity": "valueQuantity", "duration": "valueQuantity", "clock_time": "valueTime",
    "date": "valueDate", "text": "valueString", "labs": "valueQuantity",
}  # fmt: skip


def resources(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    found = [entry["resource"] for entry in bundle["entry"]]
    return [resource for resource in found if resource["resourceType"] == kind]


def items(bundle: dict[str, Any]) -> dict[str, dict[str, Any]]:
    (response,) = resources(bundle, "QuestionnaireResponse")
    return {item["linkId"]: item for group in response["item"] for item in group["item"]}


def references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["reference"]} if isinstance(value.get("reference"), str) else set()
        return own.union(*(references(part) for part in value.values()))
    return set().union(*(references(part) for part in value)) if isinstance(value, list) else set()


def test_document_is_valid_and_leads_with_its_composition(summary: Summary) -> None:
    """A receiving system reads a document by its first entry, its identifier and its time."""
    bundle = as_bundle(summary)
    Bundle(bundle, strict=True).as_json()
    assert bundle["type"] == "document"
    assert bundle["identifier"]["value"]
    assert bundle["timestamp"] == "2026-11-24T09:30:00Z"
    assert bundle["entry"][0]["resource"]["resourceType"] == "Composition"


def test_the_validator_of_these_tests_does_refuse(summary: Summary) -> None:
    """A test that relies on a validator shows that the validator can say no."""
    bundle = as_bundle(summary)
    del bundle["entry"][0]["resource"]["title"]
    with pytest.raises(FHIRValidationError):
        Bundle(bundle, strict=True)


def test_every_reference_leads_to_an_entry(summary: Summary) -> None:
    """A document stands alone: what it points to is in it."""
    bundle = as_bundle(summary)
    there = {entry["fullUrl"] for entry in bundle["entry"]}
    assert references(bundle) <= there
    assert len(there) == len(bundle["entry"])


def test_every_item_of_the_intake_is_under_its_link_id(summary: Summary, intake: Intake) -> None:
    """No answer gets lost between the chat and the clinic's system."""
    found = items(as_bundle(summary))
    assert set(intake.items) <= set(found)


def test_each_type_of_item_has_its_type_of_value(summary: Summary, intake: Intake) -> None:
    """A time is a time and a quantity a quantity, with its unit in UCUM."""
    found = items(as_bundle(summary))
    for item in intake.items.values():
        answers = found[item.id].get("answer", [])
        for answer in answers:
            kind = next(key for key in answer if key.startswith("value"))
            if item.type in EXPECTED:
                assert kind == EXPECTED[item.type], item.id
            if item.unit:
                assert answer["valueQuantity"]["code"] == item.unit
                assert answer["valueQuantity"]["system"] == "http://unitsofmeasure.org"


def test_scored_choices_carry_title_and_score(summary: Summary) -> None:
    """A receiving system can add an instrument up again from the document alone."""
    (answer,) = items(as_bundle(summary))["phq9.1"]["answer"]
    coding = answer["valueCoding"]
    assert coding["display"] == "Several days"
    assert coding["extension"] == [{"url": ORDINAL, "valueDecimal": 1}]


def test_refused_items_say_why_there_is_no_answer(summary: Summary) -> None:
    """Refusing is not the same as never having been asked."""
    found = items(as_bundle(summary))
    assert found["about.smoking"]["extension"] == [{"url": ABSENT, "valueCode": "asked-declined"}]
    assert found["diet.fish"]["extension"] == [{"url": ABSENT, "valueCode": "asked-unknown"}]
    assert "answer" not in found["about.smoking"]


def test_lists_repeat_answers_with_dose_and_use(summary: Summary) -> None:
    """Dose, since when and whose it is travel with each medicine; an empty list is a "none"."""
    found = items(as_bundle(summary))
    first, unknown, *_ = found["about.medications"]["answer"]
    assert first["valueCoding"]["code"] == "sertraline"
    assert {i["linkId"]: i["answer"][0]["valueString"] for i in first["item"]} == {
        "about.medications.dose": "50 mg a day",
        "about.medications.since": "2023",
    }
    assert unknown["valueString"] == "the blue <tablet> & co"
    assert found["hormone.family"]["answer"][0]["valueCoding"]["code"] == "none"


def test_somebody_elses_medicine_is_no_statement_about_the_client(summary: Summary) -> None:
    """The husband's warfarin must not end up on the client's list."""
    statements = resources(as_bundle(summary), "MedicationStatement")
    by_name = {s["medicationCodeableConcept"]["text"]: s for s in statements}
    assert "Warfarin" not in by_name
    assert by_name["Sertraline"]["status"] == "active"
    assert by_name["Sertraline"]["effectivePeriod"] == {"start": "2023"}
    assert by_name["Prozac"]["status"] == "stopped"
    assert "effectivePeriod" not in by_name["Prozac"]


def test_totals_and_results_are_observations(summary: Summary) -> None:
    """Totals carry their LOINC code; a result its interval, its flag and its own date."""
    found = {o["code"]["text"]: o for o in resources(as_bundle(summary), "Observation")}
    assert found["PHQ-9"]["code"]["coding"][0]["code"] == "44261-6"
    assert found["PHQ-9"]["valueQuantity"]["value"] == 9
    tsh = found["TSH"]
    assert tsh["effectiveDateTime"] == "2026-10-02"
    assert tsh["referenceRange"][0]["high"]["value"] == 4.0
    assert tsh["interpretation"][0]["coding"][0]["code"] == "H"
    assert found["CRP"]["valueQuantity"]["comparator"] == "<"


def test_what_is_proposed_is_a_draft_until_a_clinician_accepts_it(summary: Summary) -> None:
    """Software proposes; a person orders. And it forecasts nothing."""
    bundle = as_bundle(summary)
    (plan,) = resources(bundle, "CarePlan")
    (referral,) = resources(bundle, "ServiceRequest")
    (flag,) = resources(bundle, "Flag")
    assert (plan["status"], plan["intent"]) == ("draft", "proposal")
    assert (referral["status"], referral["priority"]) == ("draft", "urgent")
    assert flag["code"]["coding"][0]["code"] == "soon"
    assert not resources(bundle, "RiskAssessment")


def test_consent_and_provenance_are_there(summary: Summary) -> None:
    """Who agreed to what, who said it, and what put it together."""
    bundle = as_bundle(summary)
    assert [c["status"] for c in resources(bundle, "Consent")] == ["active", "rejected"]
    (provenance,) = resources(bundle, "Provenance")
    assert len(provenance["agent"]) == 2


def test_an_odd_lab_date_does_not_stop_the_export(summary: Summary) -> None:
    """People write "2026-13-45" and "autumn"; the export goes on, the words stay in the form."""
    odd = SummaryLab(LabResult("tsh", None, 1, None, None, "2026-13-45"), "TSH", None, None, "high")
    bundle = as_bundle(replace(summary, labs=(odd,)))
    dates = [o["effectiveDateTime"] for o in resources(bundle, "Observation")]
    assert "2026-13-45" not in dates


def test_an_empty_record_is_a_valid_document_too(summary: Summary) -> None:
    """Somebody who consented and left has a record that can be taken along."""
    empty = replace(
        summary, sections=(), scores=(), consents=(), triage=None, pathways=(), steps=(),
        withheld=(), interactions=(), labs=(), safety=(), corrections=(), complete=False,
    )  # fmt: skip
    (response,) = resources(as_bundle(empty), "QuestionnaireResponse")
    assert response["status"] == "in-progress"
