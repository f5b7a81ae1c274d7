"""The data of an edition described as a Data Package (version 2): the numbers, and a table a chart."""

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from typing import Any

from tracker import __version__
from tracker.charts import ChartSpec
from tracker.reporting.content import Content

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
DIALECT = "https://datapackage.org/profiles/2.0/tabledialect.json"
_NUMBERS = ("low", "best", "high", "claimed_low", "claimed_high", "numerator", "denominator")
_TYPES = {
    **dict.fromkeys(_NUMBERS, "number"),
    **dict.fromkeys(("start", "end"), "date"),
    **dict.fromkeys(("days_reported", "days", "n_claims"), "integer"),
    "as_of": "datetime",
}
_TOLD = {
    "series": "What is drawn: a metric, or what was computed from one (see method)",
    "metric": "What was counted",
    "classes": "Class ids; a bundle is joined by +",
    "scope": "national, a region id or a donor",
    "unit": "count, fraction of 1, or a currency",
    "start": "First local day",
    "end": "Day after the last one",
    "low": "Lower end of the value",
    "best": "The value; empty where nobody reported one or only its ends are known",
    "high": "Upper end of the value",
    "claimed_low": "The least claimed, the value or less where a claimant differs",
    "claimed_high": "The most claimed, the value or more where a claimant differs",
    "status": "reported, reported_zero, not_reported, provisional, partial or gaps",
    "days_reported": "Days of the period with a figure",
    "days": "Days of the period",
    "regime": "What the source's figures meant then",
    "n_claims": "How many claims are behind it",
    "method": "How a value was computed that no source printed",
    "as_of": "The state of knowledge",
    "claims": "Ids of the claims behind it",
}


def data_package(content: Content, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The descriptor of an edition's data, for the files already made."""
    tables = [_table(spec, files[f"charts/{spec.id}.csv"]) for spec in content.specs]
    return {
        "$schema": PROFILE,
        "name": f"{content.report.id}-{content.period.id}".lower().replace("_", "-"),
        "title": content.title,
        "description": content.subtitle,
        "created": f"{content.as_of:%Y-%m-%dT%H:%M:%SZ}",
        "version": __version__,
        "resources": [_numbers(files["numbers.json"]), *tables],
    }


def _numbers(made: bytes) -> dict[str, Any]:
    return {
        "$schema": RESOURCE,
        "name": "numbers",
        "path": "numbers.json",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "description": "Every number printed, by key, with its value, its claims and how it was made",
        **_sealed(made),
    }


def _table(spec: ChartSpec, made: bytes) -> dict[str, Any]:
    header = next(csv.reader(io.StringIO(made.decode())))
    return {
        "$schema": RESOURCE,
        "name": spec.id.lower().replace("_", "-"),
        "path": f"charts/{spec.id}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": spec.title,
        "description": f"{spec.subtitle}. {spec.source}",
        **_sealed(made),
        "dialect": {"$schema": DIALECT, "delimiter": ",", "lineTerminator": "\n"},
        "schema": {"$schema": SCHEMA, "fields": _fields(header), "missingValues": [""]},
    }


def _fields(header: Sequence[str]) -> list[dict[str, str]]:
    return [
        {"name": name, "type": _TYPES.get(name, "string")}
        | ({"description": _TOLD[name]} if name in _TOLD else {})
        for name in header
    ]


def _sealed(made: bytes) -> dict[str, Any]:
    return {"bytes": len(made), "hash": f"sha256:{hashlib.sha256(made).hexdigest()}"}
