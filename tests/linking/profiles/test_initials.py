from __future__ import annotations

from firsthand.linking.profiles.initials import full_names, initials_of, same_body


def test_initials_are_the_first_letters_with_and_without_small_words() -> None:
    assert initials_of("quay press agency") == ("qpa",)
    assert initials_of("bureau of quay news") == ("boqn", "bqn")


def test_two_letters_and_initials_of_a_known_body_stand_for_nobody_new() -> None:
    assert initials_of("quay press") == ()
    assert initials_of("arlo fishing press") == ()


def test_one_body_by_initials_or_by_name() -> None:
    assert same_body("qpa", "quay press agency")
    assert same_body("quay press agency", "qpa")
    assert not same_body("qpb", "quay press agency")
    assert not same_body("", "")


def test_initials_that_fit_several_names_are_left_open() -> None:
    assert full_names({"qpa", "quay press agency"}) == {"qpa": "quay press agency"}
    assert full_names({"qpa", "quay press agency", "queen port advertiser"}) == {}


def test_in_a_credit_initials_are_an_outlets_even_where_a_body_has_them() -> None:
    # "AFP" is an outlet's own, "UNRWA" a body's that no agency signs with.
    assert initials_of("upper north river water agency") == ()
    assert initials_of("upper north river water agency", credit=True) == ("unrwa",)
    assert initials_of("arlo fishing press", credit=True) == ()
    assert same_body("unrwa", "upper north river water agency", credit=True)
