"""Invented news leads of many kinds, each with the record that it must give."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Mention, Report
from tests.conftest import make_report

Number = tuple[str, int, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one mention must hold; every value named must be there, others may be."""

    type: str
    mode: str | None = None
    status: str = "happened"
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    groups: tuple[tuple[str, str, int], ...] = ()
    damage: tuple[tuple[str, str], ...] = ()
    cumulative: bool = False


LEADS: list[tuple[str, list[Told]]] = [
    (
        "A gunman opened fire at a bus station in Dorvik on Saturday evening, killing four people and wounding eleven"
        " others.",
        [
            Told(
                type="ASSAULT",
                mode="firearms",
                actors=("gunman",),
                targets=("bus station",),
                dates=("2031-05-10",),
                numbers=(("killed", 4, 4), ("injured", 11, 11)),
            )
        ],
    ),
    (
        "At least 23 miners were killed and nine are missing after a coal mine collapsed in northern Veldria early on"
        " Tuesday, the emergency service said.",
        [
            Told(
                type="ACCIDENT",
                mode="collapse",
                dates=("2031-05-13",),
                numbers=(("killed", 23, None), ("missing", 9, 9)),
                groups=(("killed", "miners", 23),),
            )
        ],
    ),
    (
        "A ferry carrying 140 passengers capsized off the coast on Sunday; 61 people were rescued and 12 bodies have"
        " been recovered.",
        [
            Told(
                type="ACCIDENT",
                mode="sinking",
                targets=("ferry",),
                numbers=(("rescued", 61, 61), ("killed", 12, 12)),
            )
        ],
    ),
    (
        "Armed men took 30 schoolchildren hostage at a boarding school near Tarn, the governor said.",
        [
            Told(
                type="ASSAULT",
                mode="abduct",
                actors=("Armed men",),
                targets=("30 schoolchildren",),
                numbers=(("detained", 30, 30),),
                groups=(("detained", "children", 30),),
            )
        ],
    ),
    (
        "Police arrested 17 people, including two journalists, during a raid on a newspaper office on Monday.",
        [
            Told(
                type="COERCE",
                mode="arrest",
                actors=("Police",),
                targets=("newspaper office",),
                dates=("2031-05-12",),
                numbers=(("detained", 17, 17),),
                groups=(("detained", "journalists", 2),),
            )
        ],
    ),
    (
        "Thousands of teachers marched through the capital on Friday to protest against pension cuts.",
        [Told(type="PROTEST", mode="demo", actors=("Thousands of teachers",), dates=("2031-05-09",))],
    ),
    (
        "A car bomb exploded at a crowded market in Keth on Wednesday, killing at least 34 civilians, among them six"
        " children, and injuring more than 70.",
        [
            Told(
                type="ASSAULT",
                mode="explosives",
                means=("car bomb",),
                numbers=(("killed", 34, None), ("injured", 71, None)),
                groups=(("killed", "civilian", 34), ("killed", "children", 6)),
            )
        ],
    ),
    (
        "The army denied that its planes had bombed the hospital in Orsk.",
        [Told(type="ASSAULT", mode="aerial", status="denied", targets=("hospital",))],
    ),
    (
        "The rebels accused the air force of killing 20 patients in a clinic on Sunday.",
        [Told(type="ASSAULT", mode="aerial", status="alleged", actors=("air force",), numbers=(("killed", 20, 20),))],
    ),
    (
        "The government plans to launch an offensive against rebel positions in the north next month, two officials"
        " said.",
        [
            Told(
                type="ASSAULT",
                status="planned",
                actors=("government",),
                targets=("rebel positions",),
                dates=("2031-06",),
            )
        ],
    ),
    (
        "A magnitude 6.8 earthquake struck eastern Veldria on Thursday, killing 112 people, injuring about 900 and"
        " destroying hundreds of homes.",
        [
            Told(
                type="DISASTER",
                mode="earthquake",
                dates=("2031-05-08",),
                numbers=(("killed", 112, 112), ("injured", 900, 900)),
                damage=(("hundreds of homes", "destroyed"),),
            )
        ],
    ),
    (
        "Forty-two inmates escaped from a prison in Lorn after militants blew up the gate and attacked the guards. Two"
        " guards were killed.",
        [
            Told(
                type="ASSAULT",
                mode="explosives",
                actors=("militants",),
                targets=("gate", "guards"),
                numbers=(("killed", 2, 2),),
            )
        ],
    ),
    (
        "Rail workers went on strike on Monday over pay, halting trains across the country.",
        [Told(type="PROTEST", mode="strike", actors=("Rail workers",), dates=("2031-05-12",))],
    ),
    (
        "Two passenger trains collided near Brenn late on Friday, leaving 18 dead and dozens injured.",
        [
            Told(
                type="ACCIDENT",
                mode="crash",
                targets=("Two passenger trains",),
                numbers=(("killed", 18, 18),),
            )
        ],
    ),
    (
        "An Ostrian drone strike hit a power plant in Velm overnight, damaging two turbines. No casualties were"
        " reported.",
        [
            Told(
                type="ASSAULT",
                mode="drone",
                actors=("Ostrian",),
                targets=("power plant",),
                means=("drone",),
                numbers=(("killed", 0, 0), ("injured", 0, 0)),
                damage=(("two turbines", "damaged"),),
            )
        ],
    ),
    (
        "Storm Berta swept through the lowlands on Monday, flooding villages and leaving 3,000 people homeless. The"
        " death toll rose from 12 to 19.",
        [
            Told(
                type="DISASTER",
                mode="storm",
                dates=("2031-05-12",),
                numbers=(("displaced", 3000, 3000), ("killed", 19, 19)),
            )
        ],
    ),
    (
        "Militants shelled the town of Hask with mortars, wounding five residents, a local official told reporters.",
        [
            Told(
                type="ASSAULT",
                mode="heavy-weapons",
                actors=("Militants",),
                targets=("town of Hask",),
                means=("mortars",),
                numbers=(("injured", 5, 5),),
            )
        ],
    ),
    (
        "Veldria and Ostria signed a peace agreement in Geneva on Tuesday, ending two years of war.",
        [Told(type="AGREE", actors=("Veldria", "Ostria"), dates=("2031-05-13",))],
    ),
    ("The minister was hit by criticism after attacking the opposition's policy on housing.", []),
    ("The director shot his new film in Veldria; critics praised it as explosive.", []),
    ("The market crash wiped out savings, and analysts warned of a collapse of the currency.", []),
    ("The senator killed the bill after a storm of protest, and the plan was dead.", []),
    ("The novel caused an explosion of interest in poetry and a flood of letters to the editor.", []),
    ("The shooting guard scored 30 points as the team struck back with a barrage of late baskets.", []),
    ("Fans fired off letters after the club suffered a heart attack of a season.", []),
    (
        "A suicide bomber blew himself up outside a mosque during Friday prayers, killing 15 worshippers. The Dawn"
        " Brigade claimed responsibility for the attack.",
        [
            Told(
                type="ASSAULT",
                mode="suicide-attack",
                actors=("suicide bomber", "Dawn Brigade"),
                numbers=(("killed", 15, 15),),
            )
        ],
    ),
    (
        "The navy seized a cargo ship carrying weapons on 3 May, the coast guard said.",
        [
            Told(
                type="COERCE",
                mode="seize",
                actors=("navy",),
                targets=("cargo ship",),
                damage=(("cargo ship", "seized"),),
            )
        ],
    ),
    (
        "Unknown gunmen kidnapped three aid workers from their vehicle near Lorn on Sunday. Nobody has claimed"
        " responsibility.",
        [
            Told(
                type="ASSAULT",
                mode="abduct",
                actors=("Unknown gunmen",),
                targets=("three aid workers",),
                groups=(("detained", "aid workers", 3),),
            )
        ],
    ),
    (
        "Veldria has deployed 5,000 troops and dozens of tanks along its border with Ostria, satellite pictures show.",
        [Told(type="MOBILIZE", mode="troops", actors=("Veldria",), targets=("5,000 troops", "dozens of tanks"))],
    ),
    (
        "The president threatened to attack Ostria if its ships enter the bay.",
        [Told(type="THREATEN", mode="violence", status="threatened", targets=("Ostria",))],
    ),
    (
        "The general warned that air strikes on the port will soon follow.",
        [Told(type="THREATEN", mode="violence", status="threatened", targets=("port",))],
    ),
    (
        "A fire broke out in a garment factory in Dorvik on Monday night, killing 21 workers, most of them women.",
        [Told(type="ACCIDENT", mode="fire", numbers=(("killed", 21, 21),), groups=(("killed", "workers", 21),))],
    ),
    (
        "Rebels have killed more than 400 civilians in the province since January, the monitoring group said.",
        [Told(type="ASSAULT", actors=("Rebels",), numbers=(("killed", 401, None),), cumulative=True)],
    ),
    (
        "A helicopter carrying the governor crashed in the mountains on Saturday. All six people on board died.",
        [Told(type="ACCIDENT", mode="crash", targets=("helicopter",), numbers=(("killed", 6, 6),))],
    ),
    (
        "Police fired tear gas and rubber bullets at demonstrators outside parliament, injuring 30.",
        [
            Told(
                type="ASSAULT",
                mode="crowd-control",
                actors=("Police",),
                targets=("demonstrators",),
                means=("tear gas",),
                numbers=(("injured", 30, 30),),
            )
        ],
    ),
    (
        "Three men were charged with the murder of a shopkeeper in Brenn last year.",
        [Told(type="ASSAULT", targets=("shopkeeper",), numbers=(("killed", 1, 1),))],
    ),
    (
        "An explosion at a chemical plant in Keth injured seven workers on Tuesday morning. The cause of the blast was"
        " not known.",
        [Told(type="ACCIDENT", mode="explosion", dates=("2031-05-13",), numbers=(("injured", 7, 7),))],
    ),
    (
        "The rebels released 25 prisoners of war on Friday under a ceasefire.",
        [Told(type="RETREAT", mode="release", actors=("rebels",), dates=("2031-05-09",))],
    ),
    (
        "A man stabbed two women at a railway station in Dorvik, police said. One of the victims died in hospital.",
        [Told(type="ASSAULT", mode="primitive", targets=("two women",), numbers=(("killed", 1, 1),))],
    ),
    (
        "Flash floods and landslides have killed 47 people in the valley and displaced 10,000.",
        [Told(type="DISASTER", mode="flood", numbers=(("killed", 47, 47), ("displaced", 10000, 10000)))],
    ),
    (
        "Authorities imposed a night-time curfew in San Arlo after a week of unrest.",
        [Told(type="COERCE", mode="curfew", actors=("Authorities",))],
    ),
    (
        "Residents said the air strikes on the village on Sunday killed a family of five.",
        [Told(type="ASSAULT", mode="aerial", targets=("village",), numbers=(("killed", 5, 5),))],
    ),
    (
        "Heavy fighting between the army and separatists erupted around the airport in Hask on Monday.",
        [Told(type="ASSAULT", actors=("army", "separatists"), dates=("2031-05-12",))],
    ),
    (
        "Ostria expelled four Veldrian diplomats on Wednesday.",
        [Told(type="SANCTION", mode="expel", actors=("Ostria",), targets=("four Veldrian diplomats",))],
    ),
    (
        "A passenger bus plunged into a ravine near Lorn, killing 29 and injuring 13 others.",
        [Told(type="ACCIDENT", mode="crash", numbers=(("killed", 29, 29), ("injured", 13, 13)))],
    ),
    (
        "A bus overturns on a mountain road, killing at least 16 people.",
        [Told(type="ACCIDENT", mode="crash", targets=("bus",), numbers=(("killed", 16, None),))],
    ),
    (
        "The death toll from a fire at a nursing home two days ago in Brenn rises to 13.",
        [Told(type="ACCIDENT", mode="fire", dates=("2031-05-12",), numbers=(("killed", 13, 13),))],
    ),
    (
        "At least one person is killed and two others are injured when a fire engulfs a large market in Oslo.",
        [Told(type="ACCIDENT", mode="fire", numbers=(("killed", 1, None), ("injured", 2, 2)))],
    ),
    ("The observatory launched a rocket into space, and the firm showed a new drone at a trade fair.", []),
    ("The chief of staff attacked the plan, and shares were hit by a wave of selling.", []),
    (
        "The World Relief Fund delivered 40 tonnes of food aid to Hask on Sunday, the first in three months.",
        [Told(type="AID", actors=("World Relief Fund",), dates=("2031-05-11",))],
    ),
    (
        "An oil tanker was struck by a missile early on Friday, the maritime agency reported.",
        [Told(type="ASSAULT", mode="heavy-weapons", targets=("oil tanker",), means=("missile",))],
    ),
    (
        "Hackers attacked the central bank's computers in what officials called the worst breach in years.",
        [Told(type="COERCE", mode="cyber", actors=("Hackers",))],
    ),
    (
        "A 14-year-old boy was shot dead by soldiers during a raid on the Kem refugee camp, the health ministry said.",
        [
            Told(
                type="ASSAULT",
                mode="firearms",
                actors=("soldiers",),
                targets=("14-year-old boy",),
                numbers=(("killed", 1, 1),),
                groups=(("killed", "children", 1),),
            )
        ],
    ),
    (
        "No one was hurt when a bridge collapsed in Brenn on Thursday.",
        [
            Told(
                type="ACCIDENT",
                mode="collapse",
                targets=("bridge",),
                numbers=(("killed", 0, 0), ("injured", 0, 0)),
            )
        ],
    ),
    (
        "A wildfire has burned 4,000 hectares and forced 2,500 residents to flee their homes.",
        [Told(type="DISASTER", mode="wildfire", numbers=(("displaced", 2500, 2500),))],
    ),
    (
        "The army launched an operation in Lorn in which 12 militants and a soldier were killed.",
        [Told(type="ASSAULT", actors=("army",), numbers=(("killed", 13, 13),))],
    ),
    (
        "A drone reportedly hit a warehouse near Velm on Tuesday.",
        [Told(type="ASSAULT", mode="drone", status="alleged", targets=("warehouse",), dates=("2031-05-13",))],
    ),
    (
        "Ostria imposed sanctions on two Veldrian banks on Monday.",
        [Told(type="SANCTION", actors=("Ostria",), dates=("2031-05-12",))],
    ),
    (
        "Veldria's foreign minister condemned the new border rules on Sunday.",
        [Told(type="ACCUSE", mode="disapprove")],
    ),
    (
        "Ostria agreed on Friday to withdraw its troops from the valley.",
        [Told(type="AGREE", actors=("Ostria",))],
    ),
]


@cache
def told(text: str) -> tuple[Report, tuple[Mention, ...]]:
    """The mentions of a report of one paragraph."""
    parse = next(iter(parse_reports([make_report(text, published="2031-05-14")])))
    return parse.report, extract(parse, made_by="test").mentions


@pytest.mark.parametrize(("text", "expected"), LEADS, ids=[text[:60] for text, _ in LEADS])
def test_lead_gives_its_record(text: str, expected: list[Told]) -> None:
    _, mentions = told(text)
    if not expected:
        assert [(mention.type, mention.mode, mention.status) for mention in mentions] == []
    for wanted in expected:
        found = [mention for mention in mentions if (mention.type, mention.mode) == (wanted.type, wanted.mode)]
        assert found, [(mention.type, mention.mode, mention.status) for mention in mentions]
        check(found[0], wanted)


def check(mention: Mention, wanted: Told) -> None:
    """Every value that is wanted stands in the mention."""
    assert mention.status == wanted.status
    assert set(wanted.actors) <= {argument.name for argument in mention.actors}
    assert set(wanted.targets) <= {argument.name for argument in mention.targets}
    assert set(wanted.means) <= {argument.name for argument in mention.means}
    assert set(wanted.dates) <= {date.time.value for date in mention.dates}
    numbers = {(casualty.outcome, casualty.low, casualty.high) for casualty in mention.casualties}
    assert set(wanted.numbers) <= numbers
    groups = {(casualty.outcome, casualty.group, casualty.low) for casualty in mention.casualties}
    assert set(wanted.groups) <= groups
    assert set(wanted.damage) <= {(damage.name, damage.effect) for damage in mention.damage}
    if wanted.numbers:
        scopes = {casualty.scope for casualty in mention.casualties}
        assert scopes == {"cumulative" if wanted.cumulative else "incident"}


@pytest.mark.parametrize("text", [text for text, _ in LEADS], ids=[text[:40] for text, _ in LEADS])
def test_every_value_stands_on_its_words(text: str) -> None:
    report, mentions = told(text)
    for mention in mentions:
        assert mention.trigger == mention.triggers[0]
        for span in (
            *mention.triggers,
            *(argument.span for argument in (*mention.actors, *mention.targets, *mention.means)),
            *(place.place.span for place in mention.places),
            *(date.time.span for date in mention.dates),
            *(casualty.span for casualty in mention.casualties),
            *(damage.span for damage in mention.damage),
        ):
            assert report.quote(span).strip() == report.quote(span) != ""
        for casualty in mention.casualties:
            assert casualty.high is None or casualty.low <= casualty.high
