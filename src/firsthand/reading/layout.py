"""Gives the lines of a document their roles: the article's own, and what a page puts around and between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.model import BlockRole
from firsthand.reading.bylines import byline_of
from firsthand.reading.captions import caption_opening, fold_captions, picture_credit, picture_credit_line
from firsthand.reading.credits import credit_line, signature_line
from firsthand.reading.dates import stamp_of
from firsthand.reading.draft import Draft
from firsthand.reading.front import Front, mark_front
from firsthand.reading.headlines import repeated_title, title_index
from firsthand.reading.outlets import by_name
from firsthand.reading.phrases import Effect
from firsthand.reading.prose import ends_sentence, is_item, is_prose, is_sentence, word_count
from firsthand.reading.sheet import Sheet

__all__ = ["Arranged", "Row", "arrange"]

# A run this strong beside the best one is taken if it comes first; the run below the title may be this much weaker.
_STRONG = 0.5
_WEAK = 0.2
# In words: what makes an article that comments may follow; what a paragraph has at least. In lines: a box inside it.
_ENOUGH = 60
_PARAGRAPH_WORDS = 14
_BOX_LINES = 8
_CAPTION_WORDS = 4
_LABEL_WORDS = 3
# Headings in a row: an article has a section's and a subsection's, not more.
_MANY_HEADINGS = 4
# A second sentence, which a picture's caption seldom has.
_GOES_ON = re.compile(r"[.!?][\"'”’»)]*\s+[\"'“‘«(]?[^\W\d_a-zß-ÿ]")
_BODY = frozenset({"paragraph", "caption", "note", "correction"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the report's text with its role."""

    text: str
    role: BlockRole
    duplicate_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """The rows of a report in order, its headline as it stands in the text, and what the lines above it say."""

    rows: tuple[Row, ...]
    title: str
    front: Front


def arrange(draft: Draft) -> Arranged:
    """Decide the role of every line. Lines of plain text are first divided into front, article and back."""
    sheet = Sheet.of(draft.lines)
    start, end = _article(sheet) if sheet.loose else (_first_of_body(sheet), len(sheet))
    head = title_index(sheet, start, draft.found.title)
    if head is not None:
        start = max(start, head + 1)
    front = mark_front(sheet, head, start)
    _mark_body(sheet, start, end)
    _mark_back(sheet, end)
    _mark_label(sheet, head)
    _join_credits(sheet)
    _mark_teasers(sheet, head)
    _rescue_short(sheet)
    copies = fold_captions(sheet.texts, _foldable(sheet))
    kept = [index for index in range(len(sheet)) if sheet.shapes[index] != "aside" or _telling(sheet, index)]
    places = {index: place for place, index in enumerate(kept)}
    rows = []
    for index in kept:
        role: BlockRole = sheet.roles[index] or "paragraph"
        original = places.get(copies.get(index, -1))
        rows.append(
            Row(text=sheet.texts[index], role="boilerplate" if index in copies else role, duplicate_of=original)
        )
    return Arranged(rows=tuple(rows), title=sheet.texts[head] if head is not None else "", front=front)


def _mark_label(sheet: Sheet, head: int | None) -> None:
    """A word or two below the headline and above the first sentence name a section or a place, and are no paragraph."""
    if head is None:
        return
    for index in range(head + 1, len(sheet)):
        text = sheet.texts[index]
        if sheet.roles[index] not in {None, "paragraph"}:
            continue
        if word_count(text) > _LABEL_WORDS or ends_sentence(text):
            return
        sheet.roles[index] = "boilerplate"


def _article(sheet: Sheet) -> tuple[int, int]:
    """The run of lines that holds most prose: every line adds or takes away, a comment form ends the run.

    The method is the maximal sum of a run (Kadane); the first run that is not much weaker than the best one wins,
    so that long comments below an article are not taken for it. Where the page has its title twice, the article
    stands below the second.
    """
    anchor = repeated_title(sheet)
    runs: list[tuple[int, int, int]] = []
    total = best = first = last = 0
    for index, text in enumerate(sheet.texts):
        effect = sheet.effects[index]
        if total <= 0 or effect == "end":
            runs.append((best, first, last))
            total = best = 0
            first = last = index
            if effect == "end":
                # Comments follow, unless this is a count of them above the article.
                if max(runs)[0] >= _ENOUGH and (anchor is None or index > anchor):
                    break
                first = index + 1
                continue
        total += _weight(text, effect)
        if total > best:
            best, last = total, index + 1
    runs = [run for run in (*runs, (best, first, last)) if run[0] > 0]
    if not runs:
        return 0, len(sheet)
    below = [run for run in runs if anchor is not None and run[2] > anchor]
    if below and max(below)[0] >= max(runs)[0] * _WEAK:
        runs = below
    strongest = max(runs)[0]
    _, first, last = next(run for run in runs if run[0] >= strongest * _STRONG)
    last = _to_last_sentence(sheet, _beyond_boxes(sheet, last))
    return (anchor + 1 if anchor is not None and first <= anchor < last - 1 else first), last


def _beyond_boxes(sheet: Sheet, end: int) -> int:
    """The article's end, where it goes on below a box of other stories: with two paragraphs, one right after the other,
    as teasers with a headline each do not stand."""
    index = end
    while index + 1 < len(sheet) and index - end <= _BOX_LINES:
        if sheet.effects[index] == "end":
            break
        if _is_paragraph(sheet, index) and _is_paragraph(sheet, index + 1):
            end = index = index + 2
            while index < len(sheet) and _is_paragraph(sheet, index):
                end = index = index + 1
            continue
        index += 1
    return end


def _to_last_sentence(sheet: Sheet, end: int) -> int:
    """The article's end behind the short sentences that close it ("No one was hurt.")."""
    while end < len(sheet) and sheet.effects[end] is None and is_sentence(sheet.texts[end]):
        end += 1
    return end


def _is_paragraph(sheet: Sheet, index: int) -> bool:
    text = sheet.texts[index]
    return (
        sheet.effects[index] is None
        and word_count(text) >= _PARAGRAPH_WORDS
        and ends_sentence(text)
        and not text.endswith(("...", "…"))
    )


def _weight(text: str, effect: Effect | None) -> int:
    """How much a line speaks for the article, in words."""
    if effect == "related":
        return -45
    if effect in {"correction", "note"}:
        return -2
    if effect is not None:
        return -12
    words = word_count(text)
    if is_prose(text):
        return min(words, 70) - 6
    if picture_credit(text) or is_sentence(text):
        return 0
    return -8 if words < 9 else -5


def _first_of_body(sheet: Sheet) -> int:
    for index, shape in enumerate(sheet.shapes):
        if shape in {"paragraph", "item"}:
            return index
    return 0


def _mark_body(sheet: Sheet, start: int, end: int) -> None:
    promotion = False
    for index in range(start, end):
        if sheet.roles[index] is not None:
            continue
        effect = sheet.effects[index]
        if effect in {"correction", "note"}:
            sheet.roles[index] = "correction" if effect == "correction" else "note"
        elif effect is not None:
            sheet.roles[index] = "boilerplate"
            # A box of other stories: its headlines follow, until prose goes on.
            promotion = promotion or effect == "related"
        elif promotion and not _prose_goes_on(sheet, index):
            sheet.roles[index] = "boilerplate"
        else:
            promotion = False
            sheet.roles[index] = _role(sheet, index, end)


def _prose_goes_on(sheet: Sheet, index: int) -> bool:
    text = sheet.texts[index]
    return (
        is_prose(text) and (word_count(text) >= 18 or sheet.shapes[index] == "paragraph") and sheet.linked[index] < 0.8
    )


def _role(sheet: Sheet, index: int, end: int) -> BlockRole:
    text, shape = sheet.texts[index], sheet.shapes[index]
    words = word_count(text)
    if shape == "caption":
        return "credit" if picture_credit_line(text) else "caption"
    if shape == "heading":
        return "heading"
    if shape == "aside":
        return "credit" if credit_line(text) or picture_credit_line(text) else "boilerplate"
    if sheet.linked[index] > 0.9 and words < 25 and not ends_sentence(text):
        return "boilerplate"
    if picture_credit_line(text) or (credit_line(text) and words <= 60) or signature_line(text):
        return "credit"
    if _is_caption(text, words):
        return "caption"
    if shape in {"paragraph", "item"} or is_prose(text) or is_item(text) or is_sentence(text):
        return "paragraph"
    if byline_of(text):
        return "credit"
    if stamp_of(text):
        return "boilerplate"
    if words > 14:
        return "paragraph"
    return "heading" if _prose_follows(sheet, index, end) else "boilerplate"


def _is_caption(text: str, words: int) -> bool:
    if words > 80:
        return False
    credit = picture_credit(text)
    if credit is None:
        return caption_opening(text) and words <= 60
    before = text[: credit.start].rstrip(" ([–—-|")
    # "… the ministry said. (Reuters)" signs the article; a picture's credit names more than an agency or follows
    # words without a full stop, or one short sentence.
    if not ends_sentence(before) or credit.end < len(text.rstrip(" .)]")):
        return True
    brief = words <= 30 and not _GOES_ON.search(before)
    return brief or ("/" in credit.name and not _agencies_alone(credit.name))


def _agencies_alone(names: str) -> bool:
    return all((outlet := by_name(name)) is not None and outlet.kind == "agency" for name in names.split("/"))


def _prose_follows(sheet: Sheet, index: int, end: int) -> bool:
    """True where the next line of the article's own is prose: two short lines in a row are no headings."""
    for other in range(index + 1, min(end, index + 4)):
        if is_prose(sheet.texts[other]) or is_item(sheet.texts[other]):
            return True
        if sheet.effects[other] is None and not picture_credit(sheet.texts[other]):
            return False
    return False


def _mark_back(sheet: Sheet, end: int) -> None:
    for index in range(end, len(sheet)):
        text, effect = sheet.texts[index], sheet.effects[index]
        if sheet.roles[index] is not None:
            continue
        if effect in {"correction", "note"}:
            sheet.roles[index] = "correction" if effect == "correction" else "note"
        elif effect is None and (credit_line(text) or picture_credit_line(text)):
            sheet.roles[index] = "credit"
        elif effect is None and picture_credit(text) and word_count(text) >= _CAPTION_WORDS:
            sheet.roles[index] = "caption"
        else:
            sheet.roles[index] = "boilerplate"


def _join_credits(sheet: Sheet) -> None:
    """A line without a full stop above a picture's credit is the picture's caption."""
    for index in range(1, len(sheet)):
        if sheet.roles[index] == "credit" and picture_credit_line(sheet.texts[index]):
            above = sheet.texts[index - 1]
            if (
                sheet.roles[index - 1] in {"heading", "paragraph"}
                and sheet.shapes[index - 1] == "loose"
                and not ends_sentence(above)
            ):
                sheet.roles[index - 1] = "caption"


def _mark_teasers(sheet: Sheet, head: int | None) -> None:
    """Headings without a text of their own announce other articles: those after the last paragraph, and long runs."""
    runs: list[list[int]] = [[]]
    for index, role in enumerate(sheet.roles):
        if role == "heading" and index != head:
            runs[-1].append(index)
        elif role in _BODY:
            runs.append([])
    for run in (*(run for run in runs[:-1] if len(run) >= _MANY_HEADINGS), runs[-1]):
        for index in run:
            sheet.roles[index] = "boilerplate"


def _rescue_short(sheet: Sheet) -> None:
    """A text without any prose, such as a short alert: what no phrase list knows is the text."""
    if any(role in {"paragraph", "caption"} for role in sheet.roles):
        return
    for index, role in enumerate(sheet.roles):
        if role not in {"boilerplate", "heading"} or sheet.effects[index] is not None or sheet.shapes[index] == "aside":
            continue
        if ends_sentence(sheet.texts[index]) or (role == "boilerplate" and sheet.loose):
            sheet.roles[index] = "paragraph"


def _foldable(sheet: Sheet) -> list[int]:
    """Captions, and lines that repeat one word for word."""
    return [
        index
        for index, role in enumerate(sheet.roles)
        if role == "caption"
        or (
            role in {"paragraph", "heading"}
            and sheet.shapes[index] == "loose"
            and not ends_sentence(sheet.texts[index])
        )
    ]


def _telling(sheet: Sheet, index: int) -> bool:
    """Lines beside the article are kept where they say something of it: who wrote it, when, what was corrected."""
    return sheet.roles[index] in {"credit", "correction", "note", "caption"} or stamp_of(sheet.texts[index]) is not None
