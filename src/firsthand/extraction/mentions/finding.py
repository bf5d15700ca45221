"""The door of the mentions: find the triggers, read their fields, merge what speaks of one incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from firsthand.extraction.mentions.anchors import with_anchor, with_recalled
from firsthand.extraction.mentions.arguments import read_arguments
from firsthand.extraction.mentions.asides import find_asides
from firsthand.extraction.mentions.assembly import assemble
from firsthand.extraction.mentions.casualties import find_tolls
from firsthand.extraction.mentions.circumstances import read_circumstances
from firsthand.extraction.mentions.damage import find_damage
from firsthand.extraction.mentions.fates import name_victims
from firsthand.extraction.mentions.known import MATERIAL, as_known
from firsthand.extraction.mentions.merging import merge_triggers
from firsthand.extraction.mentions.rejoining import rejoin
from firsthand.extraction.mentions.responsibility import with_responsibility
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.status import read_status
from firsthand.extraction.mentions.threats import as_threats
from firsthand.extraction.mentions.triggers import find_triggers
from firsthand.extraction.mentions.worth import in_lead
from firsthand.extraction.names import Names
from firsthand.extraction.numbers import Quantity
from firsthand.extraction.parse import Parse
from firsthand.model import Claim, Mention, PlaceMention, TimeExpression

__all__ = ["find_mentions"]


def find_mentions(
    parse: Parse,
    *,
    names: Names,
    quantities: Sequence[Quantity],
    times: Sequence[TimeExpression],
    places: Sequence[PlaceMention],
    claims: Sequence[Claim],
    seats: Sequence[PlaceMention] = (),
) -> list[Mention]:
    """All mentions of the report, in order of their first trigger. seats: the towns in the names of local bodies."""
    scene = Scene(parse, names=names, quantities=quantities, times=times, places=places, claims=claims, seats=seats)
    triggers = with_anchor(scene, find_triggers(scene))
    if not triggers:
        return []
    for trigger in triggers:
        read_status(scene, trigger)
    triggers = in_lead(scene, triggers)
    triggers = as_threats(scene, triggers)
    positions = frozenset(trigger.position for trigger in triggers)
    told = Counter(parse.sentence[trigger.position] for trigger in triggers if trigger.form != "generic")
    for trigger in triggers:
        trigger.beside = told[parse.sentence[trigger.position]] > 1
        read_arguments(scene, trigger)
        read_circumstances(scene, trigger, positions)
    by_position = {trigger.position: trigger for trigger in triggers}
    tolls = find_tolls(scene, by_position)
    asides = find_asides(scene, triggers, tolls)
    triggers = with_recalled(scene, triggers, tolls, asides)
    name_victims(scene, tolls)
    damage = find_damage(scene, by_position)
    groups = rejoin(scene, merge_triggers(scene, triggers))
    mentions = assemble(scene, groups, tolls, damage, asides)
    if not any(mention.type in MATERIAL for mention in mentions) and as_known(scene, triggers):
        mentions = assemble(scene, merge_triggers(scene, triggers), tolls, damage, asides)
    return with_responsibility(scene, mentions)
