"""Two short reports of one happening, read from their texts: what of them is shown as a conflict, and what is none."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from firsthand.extraction import Extractor
from firsthand.model import Document, Incident
from tests.conftest import make_report
from tests.linking.stories import linked

_EXTRACTOR = Extractor("rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """days, texts: of the two reports. conflicts: by field and kind."""

    name: str
    days: tuple[str, str]
    texts: tuple[str, str]
    conflicts: frozenset[tuple[str, str]] = frozenset()


def documents(story: Story) -> list[Document]:
    reports = [
        make_report(text, outlet=f"Paper {number}", published=day)
        for number, (day, text) in enumerate(zip(story.days, story.texts, strict=True))
    ]
    return list(_EXTRACTOR.pipe(reports))


def main_incident(story: Story) -> Incident:
    _, _, incidents = linked(documents(story))
    return max(incidents, key=lambda one: (len({ref.report for ref in one.mentions}), len(one.fields)))


def shown(incident: Incident) -> frozenset[tuple[str, str]]:
    return frozenset(
        (name, conflict.kind)
        for name, field in incident.fields.items()
        for conflict in (field.conflict, *field.further_conflicts)
        if conflict is not None and conflict.kind != "superseded"
    )


STORIES = (
    Story(
        name="what a strike killed",
        days=("2023-05-09", "2023-05-09"),
        texts=(
            "A drone strike hit a wedding convoy near Karsan on Monday, killing 17 civilians, a district councillor, "
            "Omar Dast, said.",
            "The army said its drone strike near Karsan on Monday had killed eight militants and that no civilians "
            "were harmed.",
        ),
        conflicts=frozenset({("killed", "number")}),
    ),
    Story(
        name="whose waters",
        days=("2024-02-12", "2024-02-12"),
        texts=(
            "Veldrian naval forces seized the tanker Coral Dawn on Sunday in Sarnian territorial waters, Sarnia's "
            "foreign ministry said.",
            "The tanker Coral Dawn was seized by the navy on Sunday inside Veldrian waters, where it was smuggling "
            "fuel, the navy's commander said.",
        ),
        conflicts=frozenset({("place", "place")}),
    ),
    Story(
        name="gas or a rockfall",
        days=("2020-11-03", "2020-11-03"),
        texts=(
            "Nine miners were killed at the Vasil mine on Monday when methane exploded, the mine's director said.",
            "Nine miners died at the Vasil mine on Monday in a rockfall and not in an explosion, the miners' union "
            "said.",
        ),
        conflicts=frozenset({("means", "means")}),
    ),
    Story(
        name="gas or stored explosives",
        days=("2024-06-11", "2024-06-12"),
        texts=(
            "An explosion at the Norhal coal mine killed 17 miners on Monday. The operator said methane had ignited.",
            "Seventeen miners died in Monday's explosion at the Norhal coal mine. The union said explosives stored "
            "underground had gone off.",
        ),
        conflicts=frozenset({("means", "means")}),
    ),
    Story(
        name="a missile or a drone",
        days=("2024-05-20", "2024-05-20"),
        texts=(
            "A missile struck the cargo ship Melina in the Red Sea on Sunday, the Veldrian maritime agency said.",
            "The cargo ship Melina was hit by a drone boat in the Red Sea on Sunday, its operator said.",
        ),
        conflicts=frozenset({("means", "means")}),
    ),
    Story(
        name="the day, by survivors",
        days=("2022-01-11", "2022-01-11"),
        texts=(
            "Gunmen attacked the village of Dorsa on Saturday and killed 20 people, the mayor, Lucas Enda, said.",
            "Survivors said that the gunmen who killed 20 people attacked the village of Dorsa on Sunday, a day later "
            "than officials claim.",
        ),
        conflicts=frozenset({("date", "date")}),
    ),
    Story(
        name="a denial of responsibility",
        days=("2023-04-03", "2023-04-04"),
        texts=(
            "A car bomb killed a judge in Lusena on Sunday. Investigators suspect the Northern Front.",
            "The Northern Front denied any responsibility for the car bomb that killed a judge in Lusena on Sunday.",
        ),
        conflicts=frozenset({("actor", "denial")}),
    ),
    Story(
        name="a night has two days",
        days=("2024-08-12", "2024-08-12"),
        texts=(
            "A fire in a nightclub in Sorrin killed 13 people early on Sunday, firefighters said.",
            "Thirteen people died in a nightclub fire in Sorrin on Saturday night, the mayor said.",
        ),
    ),
    Story(
        name="the day of the search",
        days=("2023-01-18", "2023-01-18"),
        texts=(
            "A methane explosion at the Norhal coal mine killed four miners on Tuesday, the operator said.",
            "Rescuers pulled five more bodies out of a coal mine on Wednesday, raising the death toll from a methane "
            "explosion at the Norhal mine on Tuesday to nine, the operator said.",
        ),
    ),
    Story(
        name="a correction by who counted",
        days=("2022-07-07", "2022-07-08"),
        texts=(
            "A roof collapsed at a school in Halven on Wednesday, killing 12 people, the fire service said.",
            "The fire service corrected the toll of Wednesday's collapse of a school roof in Halven to nine from 12, "
            "saying that three had been counted twice.",
        ),
    ),
    Story(
        name="a least number and more",
        days=("2021-09-05", "2021-09-05"),
        texts=(
            "At least 15 people died on Saturday when a bridge collapsed in Marva, the mayor said.",
            "The bridge collapse in Marva on Saturday killed 18 people, the governor said.",
        ),
    ),
)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_two_reports(story: Story) -> None:
    incident = main_incident(story)
    assert len({ref.report for ref in incident.mentions}) == 2
    assert shown(incident) == story.conflicts
