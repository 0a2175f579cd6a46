"""The closed list of laboratory units as people type them, as UCUM.

Conversion stays out: a value is kept in the unit it was reported in.
"""

from __future__ import annotations

import re

_TYPED = {
    "ug/L": "ug/l mcg/l", "ng/mL": "ng/ml", "ng/L": "ng/l", "ng/dL": "ng/dl", "ug/dL": "ug/dl mcg/dl",
    "ug/mL": "ug/ml mcg/ml", "pg/mL": "pg/ml", "pg/dL": "pg/dl", "mg/dL": "mg/dl", "mg/L": "mg/l",
    "mg/mL": "mg/ml", "g/L": "g/l", "g/dL": "g/dl", "mmol/L": "mmol/l mmols/l mm/l", "umol/L": "umol/l micromol/l mcmol/l",
    "nmol/L": "nmol/l nmols/l", "pmol/L": "pmol/l", "mmol/mol": "mmol/mol", "fmol/L": "fmol/l",
    "m[IU]/L": "miu/l mu/l", "u[IU]/mL": "uiu/ml uu/ml mciu/ml", "m[IU]/mL": "miu/ml mu/ml",
    "[IU]/L": "iu/l", "[IU]/mL": "iu/ml", "k[IU]/L": "kiu/l ku/l", "k[IU]/mL": "kiu/ml", "U/L": "u/l units/l",
    "U/mL": "u/ml", "ukat/L": "ukat/l", "meq/L": "meq/l", "fL": "fl", "pg": "pg", "%": "%",
    "mL/min/{1.73_m2}": "ml/min/1.73m2 ml/min/1.73m^2 ml/min/1.73m² ml/min", "10*9/L": "10^9/l 10*9/l x10^9/l x10*9/l x10e9/l 10e9/l *10^9/l",
    "10*12/L": "10^12/l 10*12/l x10^12/l x10*12/l", "mg/(24.h)": "mg/24h mg/24hr mg/24hours mg/day",
    "umol/(24.h)": "umol/24h umol/24hr umol/day", "ug/(24.h)": "ug/24h ug/24hr mcg/24h", "mg/mmol": "mg/mmol", "mg/g": "mg/g",
    "mm/h": "mm/h mm/hr", "ng/mL/h": "ng/ml/h ng/ml/hr",
}  # fmt: skip
_BY_TYPED = {typed: code for code, names in _TYPED.items() for typed in names.split()}
_NAMES = sorted(_BY_TYPED, key=len, reverse=True)
#: Matches any unit of the list, with stray spaces and either micro sign.
UNIT_PATTERN = "|".join(
    re.escape(name).replace("/", r"\s*(?:/|per)\s*").replace("u", "[uµμ]").replace(r"\ ", " ")
    for name in _NAMES
)


def ucum(typed: str) -> str | None:
    """The UCUM code of a unit as typed, or None if it is not on the list."""
    plain = re.sub(r"\s+", "", typed.lower().replace("per", "/"))
    plain = plain.replace("µ", "u").replace("μ", "u").replace("×", "x")
    return _BY_TYPED.get(plain) or _BY_TYPED.get(plain.lstrip("x*"))
