"""Which reports carry one text: groups of reprints, edited reprints and rewrites, and where each group's text began."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from firsthand.linking.profiles.initials import full_names
from firsthand.linking.profiles.names import outlet_key
from firsthand.linking.profiles.profile import Profile, report_name
from firsthand.model import Derivation, DerivationKind

__all__ = ["Descent", "Root"]

_RETOLD: frozenset[DerivationKind] = frozenset({"rewrite", "translation"})
_REUSE: frozenset[DerivationKind] = frozenset({"reprint", "edited_reprint", "rewrite", "translation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """Where a text began, as far as it is known: an outlet, or a report whose outlet is not known.

    report: the report that is the root, None where the root is known by name alone.
    """

    key: str
    name: str
    report: str | None = None


class Descent:
    """Groups of reports that carry one text. Reports of no group stand for themselves."""

    def __init__(self, profiles: Mapping[str, Profile], derivations: Iterable[Derivation]) -> None:
        self._profiles = profiles
        self._group = {report: report for report in profiles}
        keys = {key for profile in profiles.values() for key in (profile.outlet, *profile.credited, *profile.cited)}
        self._full = full_names(keys - {""}, credit=True)
        self._parents: dict[str, set[str]] = {}
        self._retold: dict[str, set[str]] = {}
        self._names: dict[str, dict[str, str]] = {}
        for derivation in sorted(derivations, key=lambda item: item.id):
            if derivation.how in _REUSE and derivation.report_id in profiles:
                self._take(derivation)
        self._members: dict[str, list[str]] = {}
        for report in sorted(profiles, key=self._order):
            self._members.setdefault(self._find(report), []).append(report)
        self._roots = {group: self._root(members) for group, members in self._members.items()}

    def group(self, report: str) -> str:
        """The group of a report, as the id of one of its reports."""
        return self._find(report)

    def members(self, report: str) -> list[str]:
        """All reports that carry the text of this one, itself included, earliest published first."""
        return self._members[self._find(report)]

    def root(self, report: str) -> Root:
        """Where the text of the report began."""
        return self._roots[self._find(report)]

    def first(self, report: str) -> str:
        """The report in which the text of this one first appeared: its root's own, else the earliest of those that are
        made from no other. A copy may bear any date."""
        root = self.root(report).report
        members = self.members(report)
        made = [member for member in members if not self._parents.get(member)]
        return root or next((one for one in made if self._profiles[one].report.published), members[0])

    def retells(self, report: str) -> frozenset[str]:
        """The reports that this one tells in other words, or in another language."""
        return frozenset(self._retold.get(report, ()))

    def _signs(self, report: str) -> bool:
        """Whether the report is an agency's own, or has its writers' names: paraphrases have neither."""
        profile = self._profiles[report]
        return bool(profile.credited) or bool(profile.report.authors)

    def outlet(self, name: str) -> str:
        """The key of an outlet by any of its names, with initials joined to the full name that the reports give."""
        key = outlet_key(name)
        return self._full.get(key, key)

    def _take(self, derivation: Derivation) -> None:
        other = derivation.from_report
        if other is None:
            names = self._names.setdefault(derivation.report_id, {})
            names.setdefault(self.outlet(derivation.from_name), derivation.from_name)
        elif other in self._profiles:
            one, two = sorted((self._find(derivation.report_id), self._find(other)))
            self._group[two] = one
            if derivation.directed:
                self._parents.setdefault(derivation.report_id, set()).add(other)
            if derivation.how in _RETOLD:
                first, later = other, derivation.report_id
                if not derivation.directed:
                    first, later = sorted((first, later), key=lambda item: (not self._signs(item), self._order(item)))
                self._retold.setdefault(later, set()).add(first)

    def _find(self, report: str) -> str:
        while self._group[report] != report:
            self._group[report] = self._group[self._group[report]]
            report = self._group[report]
        return report

    def _order(self, report: str) -> tuple[str, str]:
        return self._profiles[report].report.published or "9999", report

    def _root(self, members: list[str]) -> Root:
        named: dict[str, list[str]] = {}
        for report in members:
            for key, name in self._names.get(report, {}).items():
                named.setdefault(key, []).append(name)
        outlets = {self._profiles[report].outlet: report for report in reversed(members)}
        # The outlet that most of the group credits; of several, one whose own report is there, then by name.
        ranked = sorted(named, key=lambda key: (-len(named[key]), key not in outlets, key))
        for key in ranked:
            if key in outlets:
                return self._of_report(outlets[key])
            return Root(key=key, name=min(named[key]))
        sources = [report for report in members if not self._parents.get(report)]
        return self._of_report((sources or members)[0])

    def _of_report(self, report: str) -> Root:
        profile = self._profiles[report]
        return Root(key=profile.outlet or f"report:{report}", name=report_name(profile.report), report=report)
