"""Renders pages. Everything that a template prints is escaped; no template marks anything as safe."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from firsthand.dossier.addresses import host
from firsthand.dossier.options import DossierOptions
from firsthand.dossier.wording import plural, word, words

__all__ = ["Pages", "static_files"]


class Pages:
    """The templates of one dossier."""

    def __init__(self, options: DossierOptions, *, stories: bool = False) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.PackageLoader("firsthand.dossier", "templates"),
            bytecode_cache=_compiled(),
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
            words=words,
            title=options.title,
            has_stories=stories,
        )

    def render(self, template: str, page: str, **context: Any) -> str:
        """The HTML of the page at the path `page`, which says how far up the root is."""
        root = "../" * page.count("/")
        return self._environment.get_template(template).render(root=root, page=page, **context)


class _Compiled(jinja2.BytecodeCache):
    """The templates' code, kept in memory: to compile them costs more than to write a small dossier."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


@cache
def _compiled() -> _Compiled:
    return _Compiled()


def static_files() -> list[Traversable]:
    """Style sheet, script and icon, by name."""
    folder = files(__package__).joinpath("static")
    return sorted((one for one in folder.iterdir() if one.is_file()), key=lambda one: one.name)
