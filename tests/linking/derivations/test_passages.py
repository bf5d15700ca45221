from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.linking.derivations.passages import sharing_of
from firsthand.linking.profiles.wording import wording_of
from tests.conftest import make_report

SENTENCE = "The quay was closed for the rest of the day while crews looked for survivors under the roof."


def test_equal_texts_share_everything() -> None:
    one, two = wording_of(make_report(SENTENCE)), wording_of(make_report(SENTENCE))
    sharing = sharing_of(one, two)
    assert (sharing.left, sharing.right) == (1.0, 1.0)
    assert sharing.aligned(3, 3) == len(one.words)
    assert sharing.aligned(3, 4) == 0


def test_spans_quote_the_same_words_on_both_sides() -> None:
    left = make_report("Nothing is shared here at all.", SENTENCE)
    right = make_report(f"He began. {SENTENCE} He ended.")
    one, two = wording_of(left), wording_of(right)
    (passage,) = sharing_of(one, two).passages
    quoted = left.quote(one.span(passage.left, passage.left + passage.length))
    assert quoted == right.quote(two.span(passage.right, passage.right + passage.length)) == SENTENCE.rstrip(".")


def test_reordered_passages_are_both_found() -> None:
    other = "A second sentence tells how the harbour council met by night and wrote no minutes of it."
    sharing = sharing_of(wording_of(make_report(SENTENCE, other)), wording_of(make_report(other, SENTENCE)))
    assert len(sharing.passages) == 2
    assert sharing.left > 0.95


def test_a_quotation_is_known_as_one() -> None:
    speech = "“we have never seen such a fire on the water and will rebuild every pier”"
    sharing = sharing_of(
        wording_of(make_report(f"She said: {speech}")), wording_of(make_report(f"Velk told us {speech}"))
    )
    assert [item.quoted for item in sharing.passages] == [True]
    assert sharing.outside == 0.0


def test_boilerplate_is_not_read() -> None:
    words = wording_of(make_report("A short text.", ("boilerplate", SENTENCE), ("credit", SENTENCE))).words
    assert words == ["a", "short", "text"]


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=60)


@given(WORDS, WORDS)
def test_passages_are_equal_words_and_never_overlap(left: list[str], right: list[str]) -> None:
    one, two = wording_of(make_report(" ".join(left) or ".")), wording_of(make_report(" ".join(right) or "."))
    there, back = sharing_of(one, two), sharing_of(two, one)
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for item in there.passages:
        ones, twos = range(item.left, item.left + item.length), range(item.right, item.right + item.length)
        assert [one.words[at] for at in ones] == [two.words[at] for at in twos]
        assert taken_left.isdisjoint(ones)
        assert taken_right.isdisjoint(twos)
        taken_left.update(ones)
        taken_right.update(twos)
    assert 0 <= there.left <= 1
    assert bool(there.passages) == bool(back.passages)
