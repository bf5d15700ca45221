"""Passages side by side with the words around them, and the reasons for which reports were made one incident."""

from __future__ import annotations

from firsthand.dossier import DossierOptions
from firsthand.dossier.catalogue import catalogue
from firsthand.dossier.shared import link_views, shared_views
from firsthand.model import Derivation, Evidence, MentionLink, Reason
from tests.dossier.desk import Desk


def test_passages_stand_side_by_side_with_what_is_around_them() -> None:
    desk = Desk()
    wire = desk.sheet("Northern Wire", "2031-05-03", "Barge", "SARN — A barge sank with grain aboard, an officer said.")
    copy = desk.sheet("Basket", "2031-05-04", "Barge lost", "Late on Friday a barge sank with grain aboard.")
    words = "barge sank with grain aboard"
    owed = Derivation(
        report_id=copy.report.id,
        from_report=wire.report.id,
        from_name="Northern Wire",
        how="edited_reprint",
        evidence=(
            Evidence(kind="shared_text", detail="70 % and 60 % of the two texts are the same words"),
            Evidence(kind="shared_text", detail="5 words in a row", span=copy.find(words), other_span=wire.find(words)),
        ),
    )
    view = desk.done()
    held = {document.report.id: document for document in view.documents()}
    (shown,), more = shared_views(held, {copy.report.id: [owed]}, catalogue(view, DossierOptions()))
    assert more == 0
    assert (shown.how, shown.card.outlet, shown.other.outlet) == ("edited reprint of", "Basket", "Northern Wire")
    assert shown.proof == ("70 % and 60 % of the two texts are the same words",)
    ((here, there),) = shown.passages
    assert (here.before, here.words, here.after) == ("Late on Friday a ", words, ".")
    assert (there.before, there.words, there.after) == ("SARN — A ", words, ", an officer said.")
    start = copy.find(words).start
    assert here.place == f"characters {start}–{start + len(words)}"


def test_a_link_tells_each_feature_with_the_two_values_and_the_weight() -> None:
    desk = Desk()
    wire = desk.sheet("Northern Wire", "2031-05-03", "Barge", "A barge sank.")
    post = desk.sheet("Harbour Post", "2031-05-04", "Ship", "A ship went down.")
    first, second = wire.mention("sank", "ACCIDENT", "sinking"), post.mention("went down", "ACCIDENT", "sinking")
    incident = desk.incident("Sinking", "ACCIDENT", "sinking", [first, second])
    # As stored: the mention with the smaller id is on the left, whichever report came first.
    link = MentionLink(
        left=first.mention,
        right=second.mention,
        score=1.55,
        reasons=(
            Reason(feature="target", left="barge", right="ship", weight=-0.45),
            Reason(feature="place", left="Sarn", right="Sarn", weight=2.2),
        ),
    )
    weak = MentionLink(left=first.mention, right=second.mention, score=-3.0, reasons=())
    (shown,), _ = link_views(incident, [weak, link], catalogue(desk.done(), DossierOptions()))
    assert (shown.left.outlet, shown.right.outlet, shown.score) == ("Harbour Post", "Northern Wire", "+1.6")
    assert shown.reasons == (("Place", "Sarn", "Sarn", "+2.2"), ("Target", "ship", "barge", "-0.5"))
