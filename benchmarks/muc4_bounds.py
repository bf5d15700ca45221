"""What counts as an incident in MUC-4: its own bounds, which are no part of firsthand."""

from __future__ import annotations

import re
from datetime import date

from benchmarks.scorers.muc4_gtt import normal
from firsthand.extraction.encoder.weights import installed_weights
from firsthand.extraction.mentions.lexicon import things
from firsthand.extraction.mentions.types import incident_type
from firsthand.model import Argument, Casualty, Document, Mention

__all__ = ["DAY", "HURT", "proper_name", "relevant"]

HURT = frozenset({"killed", "injured"})
DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_OLD = 62
_POLICE = frozenset({"police", "policeman", "policemen", "officer", "officers", "guard", "bodyguards", "guards"})
_MILITARY = frozenset({
    "military", "army", "enemy", "rebel", "guerrilla", "guerrillas", "troop", "troops", "infantry", "brigade",
    "battalion", "regiment", "garrison", "barracks", "soldier", "soldiers", "combat", "positions", "colonel", "major",
    "captain", "lieutenant", "sergeant", "corporal",
})  # fmt: skip
_FIRE = re.compile(r"\bburn|fire|torch|arson|ablaze|alight", re.IGNORECASE)
_CLASH = re.compile(r"clash|fighting|battle|combat|skirmish|firefight|ambush", re.IGNORECASE)
_SKIPPED = frozenset({"hypothetical", "planned"})
_TITLES = frozenset({
    "president", "minister", "senator", "judge", "justice", "mayor", "governor", "general", "gen", "colonel", "col",
    "major", "maj", "captain", "capt", "lieutenant", "lt", "sergeant", "sgt", "msgr", "monsignor", "father", "bishop",
    "archbishop", "doctor", "dr", "mr", "mrs", "ms", "deputy", "former", "ex", "attorney", "professor", "engineer",
    "congressman", "commander", "police", "army",
})  # fmt: skip
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "e", "da", "do", "dos", "van", "von", "bin", "al"})


def relevant(document: Document) -> list[tuple[str, Mention]]:
    """The mentions that MUC-4 has a type for and takes for an incident of its kind, each with that type.

    MUC-4's rules leave out what lies more than two months before the report, fighting among armed forces, and what is
    told of without any particular: no date, no number, nobody by name (in the plural: "attacks on civilians"). Where
    the trained incidents are at work, they tell what is one, as they were taught by such keys.
    """
    taught = _is_taught(document)
    found: list[tuple[str, Mention]] = []
    for mention in document.extraction.mentions:
        name = _type(document, mention)
        if name is None or mention.status in _SKIPPED:
            continue
        if taught:
            if mention.found_by != "rules":
                found.append((name, mention))
            continue
        if _is_old(document, mention) or _is_battle(document, mention) or _is_vague(document, mention):
            continue
        found.append((name, mention))
    return found


def _is_taught(document: Document) -> bool:
    """True where the trained incidents had a say in what was found."""
    weights = installed_weights()
    return (
        weights is not None
        and "firsthand-models" in document.extraction.made_by
        and (weights.folder / "incidents.onnx").is_file()
    )


def _type(document: Document, mention: Mention) -> str | None:
    """MUC-4's type of the mention. Of what destroys, only fire is arson; the rest is an attack."""
    name = incident_type(mention.type, mention.mode).muc4
    if name == "ARSON":
        words = [document.report.quote(span) for span in mention.triggers]
        burned = any(one.effect == "burned" for one in mention.damage) or any(map(_FIRE.search, words))
        return name if burned else "ATTACK"
    return name


def _is_old(document: Document, mention: Mention) -> bool:
    """True where every date that the mention has lies more than two months back."""
    published = _days(document.report.published or "")
    ends = [_days(one.time.value.partition("/")[2] or one.time.value) for one in mention.dates if one.time.value]
    if published is None or not ends:
        return False
    return all(end is not None and end < published - _OLD for end in ends)


def _days(value: str) -> int | None:
    found = DAY.match(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        return date(year, month or 12, day or 28).toordinal()
    except ValueError:
        return None


def _is_battle(document: Document, mention: Mention) -> bool:
    """True where fighters or their things were hit, police apart, and nobody and nothing else that is told of."""
    if mention.mode in {"abduct", "destroy"}:
        return False
    hurt = [one for one in mention.casualties if one.outcome in HURT and one.low > 0]
    hit: list[Argument | Casualty] = [*mention.targets, *hurt]
    kinds = {_side(document, one) for one in hit}
    clash = any(_CLASH.match(document.report.quote(span)) for span in mention.triggers)
    return "civilian" not in kinds and ("fighter" in kinds or clash)


def _side(document: Document, value: Argument | Casualty) -> str:
    """ "fighter", "civilian" or, where the words do not tell, ""."""
    if isinstance(value, Casualty) and value.group not in {"unknown", "more"}:
        return "fighter" if value.group == "combatant" else "civilian"
    if isinstance(value, Argument) and value.kind in {"person", "private_person"} and proper_name(document, value):
        return "fighter" if _MILITARY & set(normal(document.report.quote(value.span)).split()) else "civilian"
    words = normal(document.report.quote(value.span).replace("-", " ")).split(" of ")[0].split()
    classes = things().classes
    if _MILITARY & set(words):
        return "fighter"
    for word in reversed(words):
        if word in _POLICE:
            return "civilian"
        for one in (word, word.removesuffix("s"), word.removesuffix("es")):
            own = classes.get(one, frozenset())
            if own & {"combatant", "force"}:
                return "fighter"
            if own & {"person", "facility", "vehicle", "vessel", "goods"}:
                return "civilian"
    return ""


def _is_vague(document: Document, mention: Mention) -> bool:
    words = [document.report.quote(span).lower() for span in mention.triggers]
    plural = all(word.endswith("s") and not word.endswith("ss") for word in words)
    named = any(one.kind in {"person", "private_person"} for one in mention.targets)
    told = mention.targets or mention.casualties or mention.damage
    if not told:
        return plural or not mention.dates
    return plural and not named and not mention.dates and not mention.casualties


def proper_name(document: Document, target: Argument) -> str | None:
    """The proper name of a person, without titles; None for people who are only described."""
    if target.kind not in {"person", "private_person"}:
        return None
    words = target.name.split()
    classes = things().classes
    while words and (words[0][:1].islower() or words[0].strip(".").lower() in {*_TITLES, *classes, "u.s"}):
        del words[0]
    if not words or words[-1].lower() in classes:
        return None
    if not all(word[:1].isupper() or word in _PARTICLES for word in words):
        return None
    return " ".join(words).upper()
