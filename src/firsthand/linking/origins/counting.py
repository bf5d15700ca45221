"""The independent origins of each reading: counted as those of the incident are, among the reading's own origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.linking.origins.bounds import bounds_of, silent_doubt
from firsthand.linking.origins.tracing import Origins
from firsthand.model import Field, Origin, Reading

__all__ = ["counted_fields"]


def counted_fields(fields: Mapping[str, Field], origins: Origins, found: Sequence[Origin]) -> dict[str, Field]:
    """The fields with the origins of each reading counted, and with bounds where the reports leave the number open."""
    by_id = {origin.id: origin for origin in found}
    return {
        name: replace(field, readings=tuple(_counted(reading, origins, by_id) for reading in field.readings))
        for name, field in fields.items()
    }


def _counted(reading: Reading, origins: Origins, by_id: Mapping[str, Origin]) -> Reading:
    carriers = set(reading.reports)
    # An origin of the incident has reports that carry other readings; of this one only its own reports speak.
    mine = [
        replace(by_id[one], reports=tuple(report for report in by_id[one].reports if report in carriers))
        for one in reading.origins
        if one in by_id
    ]
    among = frozenset(reading.origins)
    counted = origins.counted(among)
    bounds = bounds_of(counted, (*origins.doubts(among), *silent_doubt(mine)))
    return replace(
        reading,
        independent_origins=counted,
        unknown_origins=sum(origin.kind == "unknown" for origin in mine),
        origins_low=bounds.low,
        origins_high=bounds.high,
        origins_reason=bounds.reason,
    )
