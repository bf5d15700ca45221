"""Turns a threatened deed into the threat itself: "warned that land strikes will follow" is a THREATEN."""

from __future__ import annotations

from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["as_threats"]

_MODES = {
    ("COERCE", "arrest"): "arrest",
    ("COERCE", "deport"): "expel",
    ("SANCTION", "withdraw"): "relations",
    ("SANCTION", "expel"): "expel",
}
_TYPE_MODES: dict[str, str | None] = {
    "ASSAULT": "violence",
    "COERCE": "restrict",
    "SANCTION": "restrict",
    "MOBILIZE": "violence",
    "PROTEST": None,
    "RETREAT": None,
}
# What is promised and would help is, by PLOVER's codebook, an agreement; its deed has not been done.
_PROMISED = frozenset({"RETREAT", "AID", "COOPERATE", "CONSULT", "SUPPORT", "CONCEDE"})


def as_threats(scene: Scene, triggers: list[Trigger]) -> list[Trigger]:
    """The triggers, those that are threatened told as threats; the threatening word's own trigger goes into them."""
    threats = {trigger.threat for trigger in triggers if trigger.threat is not None}
    kept: list[Trigger] = []
    for trigger in triggers:
        if trigger.position in threats and trigger.type == "THREATEN":
            continue
        if trigger.status == "threatened" and trigger.type in _TYPE_MODES:
            _turn(scene, trigger)
        elif trigger.type == "THREATEN" and trigger.status == "happened":
            trigger.status = "threatened"
        elif trigger.status == "planned" and trigger.type in _PROMISED and trigger.form == "verb":
            trigger.type, trigger.mode, trigger.types = "AGREE", None, frozenset({"AGREE"})
        kept.append(trigger)
    kept.sort(key=lambda trigger: trigger.position)
    return kept


def _turn(scene: Scene, trigger: Trigger) -> None:
    trigger.mode = _MODES.get((trigger.type, trigger.mode or ""), _TYPE_MODES[trigger.type])
    trigger.type = "THREATEN"
    trigger.types = frozenset({"THREATEN"})
    threat = trigger.threat
    if threat is not None and scene.is_verb(threat) and threat != trigger.position:
        trigger.verbs.append(threat)
