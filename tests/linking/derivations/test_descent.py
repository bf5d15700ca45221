from __future__ import annotations

from itertools import permutations

from firsthand.linking.derivations.descent import Descent
from firsthand.linking.profiles.profile import profile_of
from firsthand.model import Derivation, DerivationKind, Evidence
from tests.linking.maker import Maker

PAPERS = {
    name: profile_of(Maker(f"{name} tells it.", outlet=name, published=day).build())
    for name, day in (("Paper A", "2031-05-12"), ("Paper B", "2031-05-10"), ("Paper C", "2031-05-11"))
}
PROFILES = {profile.report.id: profile for profile in PAPERS.values()}


def derived(
    name: str, other: str, how: DerivationKind = "reprint", *, known: bool = True, directed: bool = True
) -> Derivation:
    return Derivation(
        report_id=PAPERS[name].report.id,
        from_report=PAPERS[other].report.id if known else None,
        from_name=other,
        how=how,
        directed=directed,
        evidence=(Evidence(kind="shared_text", detail="test"),),
    )


def root(name: str, *derivations: Derivation) -> str:
    """The root's name, the same in every order of the derivations."""
    (found,) = {Descent(PROFILES, order).root(PAPERS[name].report.id).name for order in permutations(derivations)}
    return found


def test_a_report_without_derivations_is_its_own_root() -> None:
    assert root("Paper A") == "Paper A"


def test_the_root_is_reached_through_others() -> None:
    chain = derived("Paper A", "Paper C"), derived("Paper C", "Paper B", "rewrite")
    assert root("Paper A", *chain) == root("Paper C", *chain) == root("Paper B", *chain) == "Paper B"


def test_without_direction_the_earliest_stands_for_the_group() -> None:
    assert root("Paper A", derived("Paper A", "Paper C", directed=False)) == "Paper C"


def test_a_credit_outweighs_time() -> None:
    shared = derived("Paper A", "Paper B", directed=False)
    assert root("Paper B", shared, derived("Paper A", "Harbour Wire", known=False)) == "Harbour Wire"


def test_a_credited_outlet_whose_report_is_there_is_that_report() -> None:
    shared = derived("Paper A", "Paper B", directed=False)
    descent = Descent(PROFILES, [shared, derived("Paper B", "Paper A", known=False)])
    assert descent.root(PAPERS["Paper B"].report.id).report == PAPERS["Paper A"].report.id


def test_citing_or_being_independent_makes_no_group() -> None:
    cites = derived("Paper A", "Paper B", "cites")
    apart = derived("Paper A", "Paper C", "independent", directed=False)
    descent = Descent(PROFILES, [cites, apart])
    assert descent.members(PAPERS["Paper A"].report.id) == [PAPERS["Paper A"].report.id]


def test_members_come_in_order_of_publication() -> None:
    descent = Descent(PROFILES, [derived("Paper A", "Paper C"), derived("Paper A", "Paper B")])
    names = [PROFILES[report].report.outlet for report in descent.members(PAPERS["Paper A"].report.id)]
    assert names == ["Paper B", "Paper C", "Paper A"]
