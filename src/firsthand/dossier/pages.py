"""Renders pages. Everything that a template prints is escaped; no template marks anything as safe."""

from __future__ import annotations

from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import jinja2

from firsthand.dossier.addresses import host
from firsthand.dossier.options import DossierOptions
from firsthand.dossier.wording import plural, word, words

__all__ = ["Pages", "static_files"]


class Pages:
    """The templates of one dossier."""

    def __init__(self, options: DossierOptions, *, stories: bool = False) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.PackageLoader("firsthand.dossier", "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["host"] = host
        self._environment.globals.update(
            options=options,
            version=version("firsthand"),
            plural=plural,
            word=word,
            lower=_lower,
            words=words,
            title=options.title,
            has_stories=stories,
        )

    def render(self, template: str, page: str, **context: Any) -> str:
        """The HTML of the page at the path `page`, which says how far up the root is."""
        root = "../" * page.count("/")
        return self._environment.get_template(template).render(root=root, page=page, **context)


def _lower(sentence: str) -> str:
    """The sentence as it goes on behind a colon."""
    return sentence[:1].lower() + sentence[1:]


def static_files() -> list[Traversable]:
    """Style sheet, script and icon, by name."""
    folder = files(__package__).joinpath("static")
    return sorted((one for one in folder.iterdir() if one.is_file()), key=lambda one: one.name)
