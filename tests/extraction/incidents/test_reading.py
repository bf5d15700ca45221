from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.errors import ModelError
from firsthand.extraction import Weights
from firsthand.extraction.incidents.reading import with_learned_incidents
from firsthand.extraction.names import find_names
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Mention
from tests.conftest import ReportMaker

VIOLENT = "Gunmen attacked the Tavo mill near Norsk on Monday and killed two traders, police said."
CALM = "THE COUNCIL OF NORSK MET ON MONDAY AND TALKED ABOUT THE PRICE OF BREAD, A CLERK SAID."


def read(report: ReportMaker, text: str, folder: Path) -> list[Mention]:
    """With weights of which every file is missing: the door is shut as long as nothing is raised."""
    (parse,) = parse_reports([report(text)])
    weights = Weights(version="0", folder=folder)
    return with_learned_incidents(
        [], weights=weights, parse=parse, names=find_names(parse), quantities=[], times=[], places=[], claims=[]
    )


def test_copy_in_capitals_about_violence_is_read(report: ReportMaker, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is missing"):
        read(report, VIOLENT.upper(), tmp_path)


@pytest.mark.parametrize("text", [VIOLENT, CALM])
def test_nothing_else_loads_the_model(report: ReportMaker, tmp_path: Path, text: str) -> None:
    assert read(report, text, tmp_path) == []
