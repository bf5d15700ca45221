"""Reports of other languages through the extractor: what is read, what stamps it, what is said of it."""

from __future__ import annotations

from firsthand.extraction import Extractor, extraction_stamp
from tests.conftest import make_report

SPANISH = (
    "Un ataque con drones contra un hospital de Kyiv dejó 14 muertos el martes, informó la policía.",
    "La explosión hirió a otras 30 personas.",
)


def test_a_listed_language_is_read_and_says_so() -> None:
    report = make_report(*SPANISH, language="es", published="2031-05-14")
    found = Extractor(use="rules")(report)
    assert [(one.type, one.mode) for one in found.mentions] == [("ASSAULT", "drone")]
    assert found.made_by == extraction_stamp("es", "rules")
    assert "word-lists" in found.made_by
    (problem,) = found.problems
    assert not problem.fatal
    assert "Spanish" in problem.message
    assert "word lists" in problem.message


def test_a_language_without_lists_is_kept_unread() -> None:
    found = Extractor(use="rules")(make_report("Dodeset ljudi.", language="hr"))
    assert (found.mentions, found.claims) == ((), ())
    assert "is not read" in found.problems[0].message
    assert "word-lists" not in found.made_by


def test_every_value_stands_on_its_words() -> None:
    report = make_report(*SPANISH, language="es", published="2031-05-14")
    found = Extractor(use="rules")(report)
    for mention in found.mentions:
        spans = [*mention.triggers, *(one.span for one in (*mention.targets, *mention.means))]
        spans += [toll.span for toll in mention.casualties]
        assert all(report.quote(span) for span in spans)
        assert {"hospital", "drones"} <= {one.name for one in (*mention.targets, *mention.means)}
