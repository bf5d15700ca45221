"""Finds the headline of a document among the lines above its article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.reading.bylines import byline_of
from firsthand.reading.captions import picture_credit, picture_credit_line
from firsthand.reading.credits import credit_line
from firsthand.reading.dates import is_date_line, stamp_of, strip_dates
from firsthand.reading.front import crumbs_of
from firsthand.reading.issuers import is_name_of_body, opens_release
from firsthand.reading.masthead import is_outlet_name
from firsthand.reading.phrases import fold, is_section, word_set
from firsthand.reading.prose import ends_sentence, is_prose, word_count
from firsthand.reading.sheet import Sheet

__all__ = ["repeated_title", "title_index"]

_KICKER = re.compile(r"\s*[:–—|]\s*")
_TITLE_WORDS = range(3, 31)
# A page with so few lines above its article has no menus there: its headline comes first, and what stands below are a
# subtitle, names and days. On longer ones menus come first, and the last line that may be a headline is it.
_SHORT_HEAD = 9
# What a menu in one line or a mark of the page parts: "News | Sport | Weather", "LKTV 4 | Lenz, Veldria".
_BAR = re.compile(r"\s*[|·•/>»]\s*|\s{2,}|\s+[–—-]\s+")
_ITEM_WORDS = 3
_MENU_ITEMS = 3
# What the first line of a page may seem to be and be its headline, where it is no single word.
_OPENING = frozenset({"furniture", "correction", "note"})
_OPENING_WORDS = 4
_KEY = re.compile(r"[^\W\d_][\w’'-]*(?: [\w’'-]+)?\s?:\s")
_BY_NAME = re.compile(r"\bby [A-Z][\w’'-]+ [A-Z][\w’'-]+")
# A saved page names itself in its first lines, and again above the article, below its menus.
_WINDOW_TITLE = 3
_WINDOW = 600
_TRAIL_LINES = 6
# Headline and window's title often differ in a word; the site's name may make the latter five words longer.
_SAME_TITLE = 0.75


def title_index(sheet: Sheet, start: int, known: str) -> int | None:
    """The line that is the headline, None where there is none. `start` is the article's first line."""
    for index, shape in enumerate(sheet.shapes):
        if shape == "title":
            return index
    if known:
        wanted = fold(known)
        for index in range(min(len(sheet), start + 2)):
            if fold(sheet.texts[index]) == wanted:
                return index
    if not sheet.loose:
        return None
    candidates = [index for index in range(start) if _may_be_title(sheet, index)]
    if start <= _SHORT_HEAD:
        found = _first(sheet, candidates, start)
    else:
        repeated = repeated_title(sheet)
        found = repeated if repeated is not None and repeated < start + 2 else _last(sheet, candidates)
    if found is None and start < len(sheet) - 1 and _may_be_title(sheet, start) and is_prose(sheet.texts[start + 1]):
        return start
    return found


def _first(sheet: Sheet, candidates: Sequence[int], start: int) -> int | None:
    """The headline of a page without menus: the first line that may be one, a short one where no other may be.

    A body's paper opens with who speaks and what paper it is; its headline stands below.
    """
    texts = sheet.texts
    telling = [index for index in candidates if not opens_release(texts[index]) and not _is_beside(texts, index)]
    paper = next((index for index in range(start) if opens_release(texts[index])), None)
    if paper is not None and all(is_name_of_body(text) or _is_furniture(text) for text in texts[:paper]):
        below = [index for index in telling if index > paper]
        if below:
            return next((index for index in below if not is_name_of_body(texts[index])), below[0])
    if start and (telling[:1] == [0] or _may_open(sheet, bool(telling))):
        # The window's title names the site behind the headline, which stands alone below.
        opening = fold(texts[0])
        return next((index for index in telling[:0:-1] if opening.startswith(fold(texts[index]))), 0)
    return next(iter(telling or candidates), None)


def _may_open(sheet: Sheet, others: bool) -> bool:
    """Whether the first line of a page is its headline though it looks like something else ("Timeline: the raids",
    "Correction: no arrest in Lenz"). others: there are lines that look like headlines."""
    text = sheet.texts[0]
    if is_section(text) or is_outlet_name(text, alone=True) or is_date_line(text) or stamp_of(text) or is_prose(text):
        return False
    return not others or (sheet.effects[0] in _OPENING and word_count(text) >= _OPENING_WORDS)


def _is_beside(texts: Sequence[str], index: int) -> bool:
    """Whether a line below the first gives one thing under its name, as the line above or below it does ("Country:
    Veldria"), or says by whom the text is ("A letter from Lenz by Ina Holt")."""
    if not index:
        return False
    near = (texts[other] for other in (index - 1, index + 1) if 0 <= other < len(texts))
    if _KEY.match(texts[index]) and any(map(_KEY.match, near)):
        return True
    return _BY_NAME.search(texts[index]) is not None


def _last(sheet: Sheet, candidates: Sequence[int]) -> int | None:
    """The headline of a page with menus above it: the last line that may be one, but for its subtitle."""
    if not candidates:
        return None
    last = candidates[-1]
    above = last - 1
    while above >= 0 and (sheet.effects[above] == "furniture" or stamp_of(sheet.texts[above])) and last - above <= 3:
        above -= 1
    # A second line of the same kind below the headline is its subtitle.
    if above in candidates and word_count(sheet.texts[above]) > 3 and not _strong(sheet, last):
        return above
    return last


def _may_be_title(sheet: Sheet, index: int) -> bool:
    text = sheet.texts[index]
    if word_count(text) not in _TITLE_WORDS or len(text) > 220:
        return False
    if sheet.effects[index] is not None and not _has_kicker(text):
        return False
    if ends_sentence(text) and not text.rstrip("\"'”’").endswith(("?", "!")) and word_count(text) > 14:
        return False
    if (
        is_section(text)
        or _is_furniture(text)
        or crumbs_of(text)
        or is_outlet_name(text)
        or stamp_of(text)
        or is_date_line(text)
        or picture_credit_line(text)
        or picture_credit(text)
    ):
        return False
    return byline_of(text) is None and not credit_line(text)


def _is_furniture(text: str) -> bool:
    """Whether a line is a menu ("News | Sport | Weather"), an item of a list, or a mark of the page: a day, a
    section, a place or an outlet beside other short words ("LKTV 4 | Lenz, Veldria", "Lenz Courier, 3 May 2031")."""
    if text.startswith(("•", "* ", "- ", "+++")) or text.rstrip().endswith((",", " -", " –", " —")):
        return True
    parts = [part for part in _BAR.split(text) if part]
    items = _MENU_ITEMS if re.search(r"[|·•/>»]|\s{2,}", text) else _MENU_ITEMS + 1
    if len(parts) >= items and all(word_count(part) <= _ITEM_WORDS for part in parts):
        return True
    bare = strip_dates(text).strip(" ,.|·•-–—")
    if len(bare) < len(text.strip()) - 5 and (word_count(bare) <= _ITEM_WORDS + 1 or _names_outlet(bare)):
        return True
    opening = parts[0] if len(parts) == 2 else ""
    return 0 < word_count(opening) <= _ITEM_WORDS and opening[0] != "(" and _names_outlet(opening)


def _names_outlet(words: str) -> bool:
    return any(is_outlet_name(part, alone=True) for part in (words, words.partition(",")[0]))


def _strong(sheet: Sheet, index: int) -> bool:
    """True where the line above is a section label, which only a headline has."""
    return index > 0 and is_section(sheet.texts[index - 1])


def _has_kicker(text: str) -> bool:
    parts = _KICKER.split(text, maxsplit=1)
    return len(parts) == 2 and fold(parts[0]) in word_set("kickers") and word_count(parts[1]) >= 4


def repeated_title(sheet: Sheet) -> int | None:
    """The second place of a title that a saved page has twice: in its window's title, with the outlet behind it, and
    above the text. None where the first lines do not come again."""
    folded = [fold(text) for text in sheet.texts[:_WINDOW]]
    for first, opening in enumerate(folded[:_WINDOW_TITLE]):
        words = set(opening.split())
        if len(words) > _TITLE_WORDS.stop + 6 or is_prose(sheet.texts[first]):
            continue
        found = None
        for index in range(first + 1, len(folded)):
            if found is not None and index - found > _TRAIL_LINES:
                break
            key = folded[index]
            if key.count(" ") < 3 or not (opening.startswith(key) or _share(key, words) >= _SAME_TITLE):
                continue
            # The page's trail of sections may end in the title, just above the headline itself.
            if _may_be_title(sheet, index):
                found = index
        if found is not None:
            return found
    return None


def _share(key: str, words: set[str]) -> float:
    own = key.split()
    return sum(word in words for word in own) / max(len(own), len(words) - 5)
