"""What became of each person who was hit, and talk of violence at large."""

from __future__ import annotations

import pytest

from firsthand.extraction import Extractor
from firsthand.model import Mention
from tests.conftest import ReportMaker

EXTRACT = Extractor()


def assaults(report: ReportMaker, *paragraphs: str) -> list[Mention]:
    return [mention for mention in EXTRACT(report(*paragraphs)).mentions if mention.type == "ASSAULT"]


def test_each_named_person_has_an_own_fate(report: ReportMaker) -> None:
    (mention,) = assaults(
        report,
        "Gunmen attacked a farm near Tarn on Friday. Mayor Olen Brask was killed and his driver, Piet Rusk, wounded.",
    )
    fates = {target.name: target.outcomes for target in mention.targets if target.outcomes}
    assert fates["Olen Brask"] == ("killed",)
    assert fates.get("Piet Rusk", ("injured",)) == ("injured",)


def test_a_group_that_was_hit_and_counted(report: ReportMaker) -> None:
    (mention,) = assaults(report, "Rebels shot dead three teachers in Tarn on Friday.")
    (target,) = mention.targets
    assert target.outcomes == ("killed",)


def test_violence_at_large_is_no_incident(report: ReportMaker) -> None:
    lead = "The parliament of Veldria debated a new land law on Tuesday in Tarn."
    talk = "Members spoke of poverty in the valley, of attacks on villages, and of schools without teachers."
    assert assaults(report, lead, talk) == []


def test_a_day_makes_it_one(report: ReportMaker) -> None:
    lead = "The parliament of Veldria debated a new land law on Tuesday in Tarn."
    told = "Members spoke of the attacks on two villages on Sunday, in which nine people were killed."
    assert len(assaults(report, lead, told)) == 1


def test_victims_named_later(report: ReportMaker) -> None:
    (mention,) = assaults(
        report,
        "Gunmen shot dead two people at a farm near Tarn on Friday.",
        "The victims were identified as Olen Brask and Piet Rusk. Police identified a suspect as Jon Felder.",
    )
    fates = {target.name: target.outcomes for target in mention.targets if target.kind.endswith("person")}
    assert fates["Olen Brask"] == ("killed",)
    assert fates["Piet Rusk"] == ("killed",)
    assert "Jon Felder" not in fates


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Police arrested a man over the murder of two nuns in Orlec on Monday.", True),
        ("Police arrested a man over the attempted murder of two nuns in Orlec on Monday.", False),
    ],
)
def test_a_killing_is_the_death_of_its_victims(report: ReportMaker, text: str, dead: bool) -> None:
    targets = [one for mention in assaults(report, text) for one in mention.targets]
    assert any("killed" in one.outcomes for one in targets) is dead


def test_a_number_alone_is_no_target(report: ReportMaker) -> None:
    headline, lead = "Strike on camp kills 26: rebels", "At least 26 people died when a camp near Tarn was struck."
    targets = {target.name for mention in assaults(report, headline, lead) for target in mention.targets}
    assert targets == {"camp"}
