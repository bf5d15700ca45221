"""The table of incident types: PLOVER's categories and modes, our own two, and their counterparts."""

from __future__ import annotations

import re

import pytest

from firsthand.extraction.mentions.lexicon import trigger_words
from firsthand.extraction.mentions.types import VERBAL_TYPES, incident_type, incident_types

PLOVER = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip

ACLED_SUB_EVENTS = {
    "Armed clash", "Government regains territory", "Non-state actor overtakes territory", "Chemical weapon",
    "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED", "Grenade",
    "Sexual violence", "Attack", "Abduction/forced disappearance", "Peaceful protest", "Protest with intervention",
    "Excessive force against protesters", "Violent demonstration", "Mob violence", "Agreement", "Arrests",
    "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
    "Looting/property destruction", "Non-violent transfer of territory", "Other",
}  # fmt: skip


def test_every_plover_category_stands_with_its_modes() -> None:
    for name, modes in PLOVER.items():
        assert set(incident_type(name).modes) == set(modes)


def test_two_categories_of_our_own_are_there() -> None:
    assert {"collapse", "crash", "fire", "explosion", "sinking", "derailment"} <= set(incident_type("ACCIDENT").modes)
    assert {"earthquake", "flood", "storm", "landslide", "heat"} <= set(incident_type("DISASTER").modes)
    assert set(incident_types()) == {*PLOVER, "ACCIDENT", "DISASTER"}


def test_codes_have_the_shape_of_their_schemes() -> None:
    for entry in incident_types().values():
        for one in (entry, *entry.modes.values()):
            assert one.label
            if one.acled is not None:
                assert one.acled[1] in ACLED_SUB_EVENTS
            if one.cameo is not None:
                assert re.fullmatch(r"\d{2,4}", one.cameo)
            assert one.muc4 in {None, "ATTACK", "BOMBING", "KIDNAPPING", "ARSON"}


def test_a_mode_inherits_what_it_does_not_name() -> None:
    assert incident_type("ASSAULT", "beat").acled == incident_type("ASSAULT").acled
    assert incident_type("ASSAULT", "abduct").muc4 == "KIDNAPPING"
    assert incident_type("ASSAULT", "drone").acled == ("Explosions/Remote violence", "Air/drone strike")


def test_an_unknown_type_or_mode_is_an_error() -> None:
    with pytest.raises(KeyError):
        incident_type("WAR")
    with pytest.raises(KeyError):
        incident_type("ASSAULT", "earthquake")


def test_trigger_words_name_types_and_modes_of_the_table() -> None:
    words = trigger_words()
    entries = [*(one for found in words.verbs.values() for one in found)]
    entries += [one for found in words.nouns.values() for one in found]
    for word in entries:
        incident_type(word.type, word.mode)
    for phrases in words.phrases.values():
        for phrase in phrases:
            incident_type(phrase.type, phrase.mode)


def test_verbal_types_are_in_the_table() -> None:
    assert set(incident_types()) >= VERBAL_TYPES
