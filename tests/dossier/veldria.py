"""A ledger of twenty invented incidents in an invented country: conflicts, long chains, unknown origins, problems."""

from __future__ import annotations

from dataclasses import replace

from firsthand.model import Conflict, Credit, Derivation, Evidence, Judgement, Problem, Story
from tests.dossier.desk import Desk, MemoryView, Sheet, origin, reading, readings

__all__ = ["PRIVATE_NAMES", "told_in_full", "veldria"]

PRIVATE_NAMES = ("Mira Orlen", "Tavo Benrath")

_SMALL = (
    # title, type, mode, published, EDTF, its words, place, latitude, longitude, precision, outlet
    (
        "Convoy ambushed near Karsk",
        "ASSAULT",
        "firearms",
        "2031-04-02",
        "2031-04-01",
        "on Tuesday",
        "Karsk",
        37.39,
        -5.99,
    ),
    (
        "Checkpoint opened fire at Dol Pass",
        "ASSAULT",
        "firearms",
        "2031-04-05",
        "2031-04-04",
        "on Friday",
        "Dol Pass",
        36.74,
        -5.16,
    ),
    (
        "Drone hits grain store at Orvane",
        "ASSAULT",
        "drone",
        "2031-04-09",
        "2031-04-08",
        "on Tuesday",
        "Orvane",
        38.91,
        -6.34,
    ),
    (
        "Ferry capsizes off Port Selm",
        "ACCIDENT",
        None,
        "2031-04-12",
        "2031-04-11",
        "on Friday",
        "Port Selm",
        36.14,
        -5.45,
    ),
    (
        "Marchers dispersed in San Arlo",
        "PROTEST",
        "demo",
        "2031-04-15",
        "2031-04-14",
        "on Monday",
        "San Arlo",
        36.72,
        -4.42,
    ),
    (
        "Shelling of the Brenna quarter",
        "ASSAULT",
        "heavy-weapons",
        "2031-04-20",
        "2031-04-18/2031-04-19",
        "over two days",
        "Brenna",
        37.18,
        -3.60,
    ),
    (
        "Bridge at Tolme destroyed",
        "ASSAULT",
        "explosives",
        "2031-04-23",
        "2031-04-22",
        "on Tuesday",
        "Tolme",
        37.88,
        -4.78,
    ),
    (
        "Editor detained in San Arlo",
        "COERCE",
        "arrest",
        "2031-04-28",
        "2031-04-27",
        "on Sunday",
        "San Arlo",
        36.72,
        -4.42,
    ),
    (
        "Landslide closes the Harl road",
        "DISASTER",
        None,
        "2031-05-01",
        "2031-04-30",
        "on Wednesday",
        "Harl",
        37.02,
        -2.92,
    ),
    (
        "Trawler boarded in the Selm Strait",
        "COERCE",
        "seize",
        "2031-05-03",
        "2031-05-02",
        "on Friday",
        "Selm Strait",
        35.95,
        -5.6,
    ),
    (
        "Market bombing in Karsk",
        "ASSAULT",
        "explosives",
        "2031-05-06",
        "2031-05-05",
        "on Monday",
        "Karsk",
        37.39,
        -5.99,
    ),
    (
        "Curfew declared in two provinces",
        "COERCE",
        "curfew",
        "2031-05-08",
        "2031-05",
        "this month",
        "Upper Veldria",
        38.6,
        -4.1,
    ),
    ("Mine disaster at Groll", "ACCIDENT", None, "2031-05-10", "2031-05-09", "on Friday", "Groll", 38.69, -4.11),
    (
        "Troops massed on the Harl border",
        "MOBILIZE",
        "troops",
        "2031-05-11",
        "2031-05-05/2031-05-11",
        "this week",
        "Harl",
        37.02,
        -2.92,
    ),
)


def veldria() -> MemoryView:
    """The ledger, made anew at each call."""
    desk = Desk()
    _depot(desk)
    _tanker(desk)
    _hospital(desk)
    _undated(desk)
    _threat(desk)
    _running_total(desk)
    for index, entry in enumerate(_SMALL):
        _small(desk, index, *entry)
    desk.view.trouble = [
        Problem(
            stage="reading",
            address="/home/somebody/desk/16-broken-page.html",
            message="/home/somebody/desk/16-broken-page.html: no text was found in the page",
            remedy="Save the page again from a browser, or paste its text into a .txt file.",
        ),
        Problem(
            stage="extraction",
            address="https://faro.example/almacen",
            message="the text is in Finnish, which is not read; it is kept",
            remedy="Translate it and add the translation with its address.",
            fatal=False,
        ),
    ]
    return desk.done()


def _depot(desk: Desk) -> None:
    wire = desk.sheet(
        "Northern Wire",
        "2031-05-14T06:40:00Z",
        "Drone strike on fuel depot kills four, ministry says",
        "SAN ARLO, Veldria (Northern Wire) - A drone struck a fuel depot outside San Arlo early on Tuesday, killing "
        "four people, the Interior Ministry said.",
        "“Four workers lost their lives in this cowardly attack,” ministry spokesman Ilan Dreve told reporters.",
        "A defence official, who asked not to be named because the inquiry is under way, said the aircraft was "
        "launched from the Harl border by the Free Harl Front.",
        "The Front did not respond to a request for comment. Dr. J. Marsh of the U.S. Geological Service declined to "
        "discuss satellite pictures. Fuel prices rose on Wednesday.",
        "Witness Mira Orlen said charred bodies lay beside the road. Orlen, a baker, was treated for burns.",
        ("caption", "Smoke over the depot, seen from the coast road (Northern Wire/P. Aldane)"),
        url="https://northernwire.example/2031/05/14/depot",
        authors=("Sela Marrin",),
        section="Veldria",
        dateline="SAN ARLO, Veldria (Northern Wire)",
        updated="2031-05-14T11:05:00Z",
    )
    courier = desk.sheet(
        "Veldria Courier",
        "2031-05-14",
        "Seven dead after depot blast, hospital tells Courier",
        "Seven people were killed when a fuel depot on the edge of San Arlo exploded on Tuesday, a doctor at the Saint "
        "Ode hospital told the Courier.",
        "The Courier’s reporter counted five burned-out tankers at the site. At least 12 others were injured, the "
        "doctor said.",
        "The Free Harl Front denied any part in it. “We have no aircraft that could reach San Arlo,” it wrote in a "
        "statement.",
        "Residents queued for water on Wednesday. The mayor called for calm.",
        url="https://courier.example/news/depot-blast",
        authors=("Anton Reve", "Lio Castane"),
    )
    basket = desk.sheet(
        "Newsbasket",
        "2031-05-15",
        "Depot strike: what we know",
        "A drone struck a fuel depot outside San Arlo early on Tuesday, killing four people, according to Northern "
        "Wire, which cited the Interior Ministry.",
        "The Harbour Post reported that a diplomat briefed by a defence official believed that the aircraft was "
        "launched from the Harl border.",
        ("credit", "Source: Northern Wire"),
        ("boilerplate", "Subscribe to our newsletter · Back to top"),
        url="https://newsbasket.example/?p=88123",
    )
    desk.credit(
        basket,
        Credit(name="Northern Wire", kind="republished_from", span=basket.find("Northern Wire")),
    )
    refs = [
        wire.mention("struck", "ASSAULT", "drone", private=("Mira Orlen",)),
        courier.mention("exploded", "ASSAULT", "drone"),
        basket.mention("struck", "ASSAULT", "drone"),
    ]
    ministry = wire.claim(
        "A drone struck a fuel depot outside San Arlo early on Tuesday, killing four people",
        ("Interior Ministry", "organisation", "the Interior Ministry"),
        cue="said",
    )
    spokesman = wire.claim(
        "“Four workers lost their lives in this cowardly attack,”",
        ("Ilan Dreve", "person", "ministry spokesman Ilan Dreve"),
        cue="told",
        quotation="direct",
    )
    official = wire.claim(
        "the aircraft was launched from the Harl border by the Free Harl Front",
        ("a defence official", "unnamed", "A defence official"),
        certainty="probable",
    )
    silent = wire.claim(
        "did not respond to a request for comment",
        ("Free Harl Front", "organisation", "The Front"),
        act="comment_requested",
    )
    doctor = courier.claim(
        "Seven people were killed when a fuel depot on the edge of San Arlo exploded on Tuesday",
        ("a doctor at the Saint Ode hospital", "unnamed", "a doctor at the Saint Ode hospital"),
        cue="told",
    )
    injured = courier.claim("At least 12 others were injured", ("the doctor", "unnamed"), cue="said")
    denial = courier.claim(
        "We have no aircraft that could reach San Arlo",
        ("Free Harl Front", "organisation", "The Free Harl Front"),
        act="denial",
        polarity="negative",
        quotation="direct",
    )
    cited = basket.claim(
        "A drone struck a fuel depot outside San Arlo early on Tuesday, killing four people",
        ("Northern Wire", "outlet"),
        ("Interior Ministry", "organisation", "the Interior Ministry"),
        cue="according to",
    )
    long_chain = basket.claim(
        "the aircraft was launched from the Harl border",
        ("The Harbour Post", "outlet"),
        ("a diplomat", "unnamed"),
        ("a defence official", "unnamed"),
        cue="believed",
        act="belief",
        certainty="possible",
    )
    state = origin("Interior Ministry", "speaker", ministry, spokesman, cited)
    clinic = origin("a doctor at the Saint Ode hospital", "unnamed", doctor, injured)
    defence = origin("a defence official", "unnamed", official)
    front = origin("Free Harl Front", "speaker", denial)
    untold = origin("not traceable", "unknown", long_chain)
    seen = origin("Veldria Courier", "observation", reports=[courier])
    strike = desk.incident(
        "Drone strike on a fuel depot outside San Arlo",
        "ASSAULT",
        "drone",
        refs,
        grade=("Contested", "competing actors", "the Interior Ministry and the Free Harl Front contradict each other"),
        origins=[state, clinic, defence, front, seen, untold],
        status=readings(
            reading(
                "happened",
                (wire, "struck"),
                (courier, "exploded"),
                claims=[ministry, doctor, cited],
                origins=[state, clinic],
            )
        ),
        actor=readings(
            reading(
                "Free Harl Front",
                (wire, "the Free Harl Front"),
                claims=[official],
                origins=[defence],
            ),
            reading(
                "not the Free Harl Front",
                (courier, "The Free Harl Front denied any part in it"),
                claims=[denial, silent],
                origins=[front],
            ),
            conflict=Conflict(
                kind="denial",
                sides=("Free Harl Front", "not the Free Harl Front"),
                reason="the Free Harl Front denies what a defence official states",
            ),
        ),
        target=readings(
            reading(
                "fuel depot",
                (wire, "a fuel depot outside San Arlo"),
                (courier, "a fuel depot on the edge of San Arlo"),
                (basket, "a fuel depot outside San Arlo"),
                claims=[ministry, doctor, cited],
                origins=[state, clinic],
            ),
            reading("Mira Orlen", (wire, "Witness Mira Orlen"), origins=[untold]),
        ),
        means=readings(
            reading("drone", (wire, "A drone"), (basket, "A drone"), claims=[ministry, cited], origins=[state])
        ),
        place=readings(
            reading(
                "San Arlo",
                (wire, "San Arlo early"),
                (courier, "San Arlo exploded"),
                claims=[ministry, doctor],
                origins=[state, clinic],
                at=(36.72, -4.42),
                country="ES",
                precision="settlement",
            )
        ),
        date=readings(
            reading(
                "2031-05-13",
                (wire, "on Tuesday"),
                (courier, "on Tuesday"),
                claims=[ministry, doctor],
                origins=[state, clinic],
                precision="day",
            )
        ),
        damage=readings(reading("five tankers burned", (courier, "five burned-out tankers"), origins=[seen])),
        killed=readings(
            reading(
                "4",
                (wire, "four people"),
                (wire, "Four workers"),
                (basket, "four people"),
                claims=[ministry, spokesman, cited],
                origins=[state],
                low=4,
                high=4,
                scope="incident",
            ),
            reading("7", (courier, "Seven people"), claims=[doctor], origins=[clinic], low=7, high=7, scope="incident"),
            conflict=Conflict(
                kind="number",
                sides=("4", "7"),
                reason="4 and 7 cannot both be the number killed, and neither source revised its own",
            ),
        ),
        injured=readings(
            reading(
                "12 or more",
                (courier, "At least 12"),
                claims=[injured],
                origins=[clinic],
                low=12,
                high=None,
                scope="incident",
            )
        ),
    )
    desk.view.owed += [
        Derivation(
            report_id=basket.report.id,
            from_name="Northern Wire",
            from_report=wire.report.id,
            how="edited_reprint",
            evidence=(
                Evidence(kind="credit", detail="Source: Northern Wire", span=basket.find("Source: Northern Wire")),
                Evidence(
                    kind="shared_text",
                    detail="one sentence of 13 words",
                    span=basket.find("A drone struck a fuel depot"),
                    other_span=wire.find("A drone struck a fuel depot"),
                ),
            ),
        ),
        Derivation(
            report_id=basket.report.id,
            from_name="The Harbour Post",
            how="cites",
            evidence=(
                Evidence(kind="citation", detail="The Harbour Post reported", span=basket.find("The Harbour Post")),
            ),
        ),
    ]
    first = Judgement(
        subject=strike.id,
        verdict="grade",
        by="K. Desk",
        at="2031-05-16T10:00:00+00:00",
        reason="the hospital list was seen",
        value="Fair",
    )
    desk.view.ruled += [
        first,
        Judgement(
            subject=strike.id,
            verdict="grade",
            by="K. Desk",
            at="2031-05-17T08:30:00+00:00",
            reason="the list names another day",
            value="Contested",
            supersedes=first.id,
        ),
    ]


def _tanker(desk: Desk) -> None:
    lantern = desk.sheet(
        "The Lantern",
        "2031-05-12",
        "Coast guard seizes tanker in the Selm Strait",
        "The coast guard seized the tanker Aurelie in the Selm Strait last week and brought it to Port Selm, a "
        "shipping agent said. No one was hurt.",
        "It is the second seizure since March. The owner, Talvar Shipping, called it piracy.",
        url="https://lantern.example/tanker",
    )
    wire = desk.sheet(
        "Northern Wire",
        "2031-05-09",
        "Tanker held in Veldrian port",
        "Veldria has detained a tanker, two port workers said on Friday.",
        url="https://northernwire.example/2031/05/09/tanker",
    )
    refs = [wire.mention("detained", "COERCE", "seize"), lantern.mention("seized", "COERCE", "seize")]
    agent = lantern.claim(
        "The coast guard seized the tanker Aurelie in the Selm Strait last week",
        ("a shipping agent", "unnamed"),
        cue="said",
    )
    workers = wire.claim("Veldria has detained a tanker", ("two port workers", "unnamed"), cue="said")
    owner = lantern.claim(
        "piracy", ("Talvar Shipping", "organisation"), cue="called", act="accusation", quotation="mixed"
    )
    known = origin("a shipping agent", "unnamed", agent)
    port = origin("two port workers", "unnamed", workers)
    firm = origin("Talvar Shipping", "speaker", owner)
    desk.incident(
        "Coast guard seizes the tanker Aurelie",
        "COERCE",
        "seize",
        refs,
        grade=(
            "Fair",
            "two independent origins",
            "2 independent parties affirm it: a shipping agent, two port workers",
        ),
        origins=[known, port, firm],
        status=readings(
            reading("happened", (lantern, "seized"), (wire, "detained"), claims=[agent, workers], origins=[known, port])
        ),
        actor=readings(reading("coast guard", (lantern, "The coast guard"), claims=[agent], origins=[known])),
        target=readings(
            reading("the tanker Aurelie", (lantern, "the tanker Aurelie"), claims=[agent], origins=[known])
        ),
        place=readings(
            reading(
                "Selm Strait",
                (lantern, "the Selm Strait"),
                claims=[agent],
                origins=[known],
                at=(35.97, -5.5),
                precision="sea",
            )
        ),
        date=readings(
            reading("2031-05-05/2031-05-11", (lantern, "last week"), claims=[agent], origins=[known], precision="week"),
            reading("2031-05-09", (wire, "on Friday"), claims=[workers], origins=[port], precision="day"),
        ),
        killed=readings(reading("0", (lantern, "No one was hurt"), origins=[known], low=0, high=0, scope="incident")),
    )


def _hospital(desk: Desk) -> None:
    post = desk.sheet(
        "Harbour Post",
        "2031-05-18",
        "Clinic in Brenna hit, army says it was a rebel store",
        "A clinic in the Brenna quarter was hit on 17 May. The army said the building was an arms store and that its "
        "pilots had struck it.",
        "Tavo Benrath, whose sister worked there, called +34 600 555 0199 for news. Benrath said nine patients died.",
        url="https://harbourpost.example/clinic-tavo-benrath",
    )
    ref = post.mention("hit on 17 May", "ASSAULT", "aerial", private=("Tavo Benrath",))
    army = post.claim(
        "its pilots had struck it", ("the army", "organisation", "The army"), cue="said", act="acknowledgement"
    )
    kin = post.claim("nine patients died", ("Tavo Benrath", "person", "Benrath"), cue="said")
    state = origin("the army", "speaker", army)
    family = origin("Tavo Benrath", "speaker", kin)
    desk.incident(
        "Air strike on a clinic in Brenna",
        "ASSAULT",
        "aerial",
        [ref],
        grade=("Confirmed", "acknowledged by the actor", "the actor or its government acknowledged it: the army"),
        origins=[state, family],
        status=readings(reading("happened", (post, "was hit"), claims=[army], origins=[state])),
        actor=readings(reading("the army", (post, "The army"), claims=[army], origins=[state])),
        target=readings(
            reading("a clinic", (post, "A clinic in the Brenna quarter"), origins=[family]),
            reading("an arms store", (post, "an arms store"), claims=[army], origins=[state]),
        ),
        place=readings(
            reading(
                "Brenna",
                (post, "the Brenna quarter"),
                claims=[army],
                origins=[state],
                at=(37.18, -3.6),
                precision="settlement",
            )
        ),
        date=readings(reading("2031-05-17", (post, "on 17 May"), origins=[state], precision="day")),
        killed=readings(
            reading("9", (post, "nine patients"), claims=[kin], origins=[family], low=9, high=9, scope="incident")
        ),
    )


def _undated(desk: Desk) -> None:
    sheet = desk.sheet(
        "",
        None,
        "Checkpoint shooting",
        "Two men were reportedly shot at a checkpoint on Friday somewhere in Upper Veldria.",
        address="/home/somebody/desk/12-undated.txt",
    )
    ref = sheet.mention("shot", "ASSAULT", "firearms", status="alleged")
    heard = sheet.claim("Two men were reportedly shot", cue="reportedly", act="hedge", certainty="possible")
    untold = origin("not traceable", "unknown", heard)
    desk.incident(
        "Shooting at a checkpoint in Upper Veldria",
        "ASSAULT",
        "firearms",
        [ref],
        grade=("Weak", "no traceable origin", "no report says how it knows"),
        origins=[untold],
        status=readings(reading("alleged", (sheet, "reportedly"), claims=[heard], origins=[untold])),
        place=readings(
            reading(
                "Upper Veldria",
                (sheet, "Upper Veldria"),
                origins=[untold],
                at=(38.6, -4.1),
                country="ES",
                precision="admin1",
            )
        ),
        date=readings(reading("Friday", (sheet, "on Friday"), origins=[untold], precision="unresolved")),
        killed=readings(
            reading("0-2", (sheet, "Two men"), claims=[heard], origins=[untold], low=0, high=2, scope="incident")
        ),
    )


def _threat(desk: Desk) -> None:
    sheet = desk.sheet(
        "The Lantern",
        "2031-05-19",
        "Defence minister threatens Harl with “fire from the sky”",
        "Defence Minister Oskar Vane warned on Monday that Harl would face “fire from the sky” if its front did not "
        "lay down arms.",
        url="https://lantern.example/vane",
    )
    ref = sheet.mention("warned", "THREATEN", None, status="threatened")
    threat = sheet.claim(
        "Harl would face “fire from the sky”",
        ("Oskar Vane", "person", "Defence Minister Oskar Vane"),
        cue="warned",
        act="threat",
        quotation="mixed",
    )
    vane = origin("Oskar Vane", "speaker", threat)
    desk.incident(
        "Defence minister threatens Harl with air strikes",
        "THREATEN",
        None,
        [ref],
        origins=[vane],
        status=readings(reading("threatened", (sheet, "warned"), claims=[threat], origins=[vane])),
        actor=readings(reading("Oskar Vane", (sheet, "Oskar Vane"), claims=[threat], origins=[vane])),
        place=readings(
            reading(
                "Veldria", (sheet, "Harl would"), origins=[vane], at=(40.0, -4.0), country="ES", precision="country"
            )
        ),
        date=readings(reading("2031-05-19", (sheet, "on Monday"), origins=[vane], precision="day")),
    )


def _running_total(desk: Desk) -> None:
    sheet = desk.sheet(
        "Harbour Post",
        "2031-05-16",
        "Strikes on smugglers’ boats go on",
        "A navy helicopter fired on a boat off Port Selm on Thursday; three people were killed, the navy said. The "
        "strikes, which began in February, have now killed more than 60 people.",
        url="https://harbourpost.example/boats",
    )
    ref = sheet.mention("fired on", "ASSAULT", "aerial")
    navy_claim = sheet.claim("three people were killed", ("the navy", "organisation"), cue="said")
    navy = origin("the navy", "speaker", navy_claim)
    untold = origin("not traceable", "unknown", reports=[sheet])
    desk.incident(
        "Navy helicopter fires on a boat off Port Selm",
        "ASSAULT",
        "aerial",
        [ref],
        grade=("Confirmed", "acknowledged by the actor", "the actor or its government acknowledged it: the navy"),
        origins=[navy, untold],
        status=readings(reading("happened", (sheet, "fired on"), claims=[navy_claim], origins=[navy])),
        actor=readings(reading("the navy", (sheet, "A navy helicopter"), claims=[navy_claim], origins=[navy])),
        place=readings(
            reading("off Port Selm", (sheet, "off Port Selm"), origins=[navy], at=(36.1, -5.3), precision="point")
        ),
        date=readings(reading("2031-05-15", (sheet, "on Thursday"), origins=[navy], precision="day")),
        killed=readings(
            reading("61 or more", (sheet, "more than 60 people"), origins=[untold], low=61, scope="cumulative"),
            reading("3", (sheet, "three people"), claims=[navy_claim], origins=[navy], low=3, high=3, scope="incident"),
            conflict=Conflict(
                kind="scope_mismatch", sides=("61 or more", "3"), reason="61 or more counts a campaign since February"
            ),
        ),
    )


def _small(
    desk: Desk,
    index: int,
    title: str,
    kind: str,
    mode: str | None,
    published: str,
    value: str,
    when: str,
    place: str,
    latitude: float,
    longitude: float,
) -> None:
    outlet = ("Veldria Courier", "Harbour Post", "The Lantern", "Northern Wire")[index % 4]
    killed = index % 5
    sheet = desk.sheet(
        outlet,
        published,
        title,
        f"{title} {when}, local officials said. In {place}, {killed} people were killed and {index + 2} injured.",
        "More is expected later in the day. Roads stayed closed.",
        url=f"https://{outlet.lower().replace(' ', '')}.example/{index}",
    )
    ref = sheet.mention(title, kind, mode)
    told = sheet.claim(title, ("local officials", "unnamed"), cue="said")
    root = origin("local officials", "unnamed", told)
    precision = "admin1" if place == "Upper Veldria" else "sea" if "Strait" in place else "settlement"
    desk.incident(
        title,
        kind,
        mode,
        [ref],
        origins=[root],
        status=readings(reading("happened", (sheet, title), claims=[told], origins=[root])),
        place=readings(
            reading(
                place,
                (sheet, place),
                claims=[told],
                origins=[root],
                at=(latitude, longitude),
                country="ES",
                precision=precision,
            )
        ),
        date=readings(
            reading(
                value,
                (sheet, when),
                claims=[told],
                origins=[root],
                precision="month" if len(value) == 7 else "range" if "/" in value else "day",
            )
        ),
        killed=readings(
            reading(str(killed), (sheet, f"{killed} people"), origins=[root], low=killed, high=killed, scope="incident")
        ),
        injured=readings(
            reading(
                str(index + 2),
                (sheet, f"{index + 2} injured"),
                origins=[root],
                low=index + 2,
                high=index + 2,
                scope="incident",
            )
        ),
    )


def sheets_of(view: MemoryView) -> list[Sheet]:
    """The documents of a view as sheets, to find words in."""
    return [Sheet(report=document.report) for document in view.held]


def told_in_full() -> tuple[MemoryView, list[Story]]:
    """The same with stories, and the strike on the depot with a lesser conflict, a place that is inferred and a report
    that only speaks of it."""
    view = veldria()
    place, strike = next(
        (place, found) for place, found in enumerate(view.found) if found.title.startswith("Drone strike on a fuel")
    )
    telling = tuple(dict.fromkeys(ref.report for ref in strike.mentions))
    others = [document.report.id for document in view.documents() if document.report.id not in telling]
    [town] = strike.fields["place"].readings
    fields = dict(strike.fields)
    fields["place"] = replace(
        strike.fields["place"],
        readings=(replace(town, standings=tuple(replace(one, basis="dateline") for one in town.standings)),),
    )
    fields["killed"] = replace(
        strike.fields["killed"],
        further_conflicts=(Conflict(kind="scope_mismatch", sides=("4",), reason="4 is told as a running total, too"),),
    )
    view.found[place] = replace(strike, fields=fields, spoken_of_in=(others[0],))
    stories = [Story(reports=tuple(sorted(telling)), incidents=(strike.id,), words=("depot",))]
    stories += [Story(reports=(one,), incidents=(), words=()) for one in others]
    return view, stories
