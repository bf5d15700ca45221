"""The GTT score, CEAF-REE and CEAF-RME on cases counted by hand."""

from __future__ import annotations

import pytest
from benchmarks.scorers.assignment import best_assignment
from benchmarks.scorers.muc4_gtt import Counts, Template, ceaf_ree, ceaf_rme, distinct, gtt_counts, normal


def template(type_name: str, **roles: list[list[str]]) -> Template:
    return Template(
        type=type_name,
        roles={role: tuple(frozenset(map(normal, entity)) for entity in entities) for role, entities in roles.items()},
    )


def micro(counts: dict[str, Counts]) -> tuple[float, float, float, float]:
    total = Counts()
    for one in counts.values():
        total.add(one)
    return total.right, total.predicted, total.found, total.gold


def test_strings_lose_case_punctuation_and_articles() -> None:
    assert normal('The  "Red Lamp" Front,') == "red lamp front"
    assert normal("A car-bomb") == "carbomb"


def test_assignment_takes_the_greatest_sum_not_the_greatest_weight() -> None:
    assert best_assignment([[5.0, 4.0], [4.0, 0.0]]) == [(0, 1), (1, 0)]
    assert best_assignment([[1.0], [3.0], [2.0]]) == [(1, 0)]
    assert best_assignment([[0.0, 0.0]]) == []
    assert best_assignment([]) == []


def test_identical_templates_are_one() -> None:
    one = template("attack", Victim=[["the mayor"]])
    assert distinct([one, template("attack", Victim=[["mayor"]]), template("attack")]) == [one, template("attack")]


def test_a_mapped_pair_counts_type_and_entities() -> None:
    gold = [template("attack", Victim=[["mayor", "olen brask"], ["driver"]], Weapon=[["rifle"]])]
    predicted = [template("attack", Victim=[["mayor"], ["olen brask", "mayor"], ["guard"]])]
    counts = gtt_counts(predicted, gold)
    # two predicted victims are subsets of the first gold victim: both right, but only one gold victim is found
    assert (counts["Victim"].right, counts["Victim"].predicted) == (2, 3)
    assert (counts["Victim"].found, counts["Victim"].gold) == (1, 2)
    assert micro(counts) == (3, 4, 2, 4)


def test_one_wrong_mention_spoils_an_entity() -> None:
    gold = [template("attack", PerpOrg=[["red lamp front", "rlf"]])]
    counts = gtt_counts([template("attack", PerpOrg=[["rlf", "army"]])], gold)
    assert counts["PerpOrg"].right == 0
    assert counts["PerpOrg"].found == 0


def test_the_predicted_type_must_be_part_of_the_gold_type() -> None:
    gold = [template("bombing / attack", Target=[["bridge"]])]
    assert micro(gtt_counts([template("attack", Target=[["bridge"]])], gold)) == (2, 2, 2, 2)
    assert micro(gtt_counts([template("arson", Target=[["bridge"]])], gold)) == (0, 2, 0, 2)
    # the other way round it is not: "bombing / attack" is no part of "attack"
    assert micro(gtt_counts(gold, [template("attack", Target=[["bridge"]])])) == (0, 2, 0, 2)


def test_the_mapping_with_the_best_f1_is_taken() -> None:
    gold = [template("attack", Victim=[["mayor"], ["driver"]]), template("attack", Victim=[["judge"]])]
    predicted = [template("attack", Victim=[["judge"], ["mayor"], ["driver"]]), template("attack", Victim=[["mayor"]])]
    # first to first and second to nothing of its own: 3 + 1 right; crossed: 2 + 2 right. Both map two types.
    counts = gtt_counts(predicted, gold)
    assert micro(counts) == (4, 6, 4, 5)


def test_missing_and_spurious_templates_count_in_the_denominators() -> None:
    gold = [template("bombing", Weapon=[["bomb"]]), template("kidnapping", Victim=[["teacher"]])]
    predicted = [template("bombing", Weapon=[["bomb"]]), template("bombing", Weapon=[["bomb"]], Target=[["mill"]])]
    counts = gtt_counts(predicted, gold)
    assert micro(counts) == (2, 5, 2, 4)
    total = Counts(2, 5, 2, 4)
    assert total.f1 == pytest.approx(2 * 0.4 * 0.5 / 0.9)
    assert micro(gtt_counts([], gold)) == (0, 0, 0, 4)
    assert micro(gtt_counts(predicted, [])) == (0, 5, 0, 0)


def test_many_templates_are_mapped_in_time() -> None:
    gold = [template("attack", Victim=[[f"person {number}"]]) for number in range(14)]
    counts = gtt_counts(gold[:10][::-1], gold)
    assert micro(counts) == (20, 20, 20, 28)


def test_ceaf_ree_ignores_templates_and_matches_one_to_one() -> None:
    gold = [template("attack", Victim=[["mayor", "olen brask"]]), template("bombing", Victim=[["driver"]])]
    predicted = [template("arson", Victim=[["mayor"], ["olen brask"], ["driver"]])]
    counts = ceaf_ree(predicted, gold)
    assert (counts.right, counts.predicted, counts.found, counts.gold) == (2, 3, 2, 2)


def test_ceaf_rme_needs_the_type_and_one_shared_mention() -> None:
    gold = [template("bombing / attack", Victim=[["mayor", "olen brask"]], Weapon=[["bomb"]]), template("arson")]
    predicted = [template("attack", Victim=[["mayor", "her aide"], ["olen brask"]]), template("arson")]
    counts = ceaf_rme(predicted, gold)
    assert (counts.right, counts.predicted, counts.found, counts.gold) == (2, 2, 1, 2)
    assert ceaf_rme([template("arson", Weapon=[["bomb"]])], gold[:1]).right == 0
