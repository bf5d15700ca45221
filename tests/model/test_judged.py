"""People's marks on derivations, and which judgements hold."""

from __future__ import annotations

from firsthand.model import DERIVATION, Derivation, DerivationKind, Judgement, Verdict, in_force, judged_derivations

OUTLETS = {"aa": "The Lantern", "bb": "Harbour Post", "cc": "Northern Wire"}


def mark(verdict: Verdict, value: str, subject: str = "aa", supersedes: str | None = None, day: int = 1) -> Judgement:
    return Judgement(
        subject=subject, verdict=verdict, by="desk", at=f"2031-06-0{day}T09:00:00+00:00", reason="they rang us",
        field=DERIVATION, value=value, supersedes=supersedes,
    )  # fmt: skip


def found(report: str, other: str | None, how: DerivationKind = "cites", name: str = "") -> Derivation:
    named = name or OUTLETS[other or "aa"]
    return Derivation(report_id=report, from_report=other, from_name=named, how=how, evidence=())


def test_a_mark_takes_the_place_of_what_the_machine_found_on_either_side() -> None:
    judged = judged_derivations([found("bb", "aa"), found("aa", "cc")], [mark("amend", "rewrite bb")], OUTLETS)
    assert [(one.report_id, one.from_report, one.how) for one in judged] == [
        ("aa", "cc", "cites"),
        ("aa", "bb", "rewrite"),
    ]
    assert judged[-1].evidence[0].kind == "judgement"
    assert judged[-1].evidence[0].detail == "they rang us"
    assert judged[-1].directed


def test_a_rejected_derivation_is_gone_and_one_by_name_too() -> None:
    machine = [found("aa", "bb"), found("aa", None, "cites", "harbour post"), found("aa", None, "cites", "Radio Sarn")]
    assert judged_derivations(machine, [mark("reject", "bb")], OUTLETS) == [machine[2]]


def test_an_outlet_of_which_no_report_is_there_may_be_named() -> None:
    (only,) = judged_derivations([], [mark("amend", "reprint Radio Sarn")], OUTLETS)
    assert (only.from_report, only.from_name, only.how) == (None, "Radio Sarn", "reprint")


def test_independent_has_no_direction_and_an_unknown_kind_changes_nothing() -> None:
    (only,) = judged_derivations([], [mark("amend", "independent bb")], OUTLETS)
    assert not only.directed
    assert judged_derivations([], [mark("amend", "copied bb")], OUTLETS) == []
    assert judged_derivations([], [mark("amend", "rewrite")], OUTLETS) == []


def test_what_is_superseded_holds_no_more() -> None:
    first = mark("reject", "bb")
    back = mark("accept", "", supersedes=first.id, day=2)
    assert in_force([first, back]) == [back]
    machine = [found("aa", "bb")]
    assert judged_derivations(machine, [first, back], OUTLETS) == machine
