"""The summary as one FHIR R4 (4.0.1) document Bundle."""

from attune.clinic.fhir.bundle import as_bundle

__all__ = ["as_bundle"]
