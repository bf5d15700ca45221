from __future__ import annotations

import dataclasses

from firsthand.linking import Linker
from firsthand.linking.derivations.retelling import facts_agree, translated
from firsthand.linking.profiles.profile import Profile, profile_of
from firsthand.model import Document
from tests.linking.maker import Maker

TOLD = (
    "A crane fell on the quay of Port Arlo on Friday and killed three dockers, harbour master Ulla Brenk said.",
    "The crane, built by Sarn Works, was lifting 44 crates when the cable broke, she said. Some 210 men were at work.",
)
RETOLD = (
    "Three dock hands lost their lives on Friday as a crane came down at the quay of Port Arlo, said Ulla Brenk.",
    "The Sarn Works crane was hoisting 44 crates before its cable gave way. Around 210 workers were on site.",
)
FRENCH = (
    "Une grue est tombée vendredi sur le quai de Port Arlo, a dit la capitaine Ulla Brenk.",
    "La grue, construite par Sarn Works, levait 44 caisses. Environ 210 hommes travaillaient.",
)
OTHER = ("A bus left the road near Tessim on Monday; the driver, Olm Kastor, was not hurt, and 12 sheep ran away.",)


def made(*words: str, language: str = "en", outlet: str = "Quay Mirror", published: str = "2031-05-14") -> Document:
    built = Maker(*words, outlet=outlet, published=published).build()
    return dataclasses.replace(built, report=dataclasses.replace(built.report, language=language))


def profile(*words: str, language: str = "en") -> Profile:
    return profile_of(made(*words, language=language))


def test_names_and_numbers_count_in_their_order() -> None:
    found = facts_agree(profile(*TOLD), profile(*RETOLD))
    assert found.common >= 8
    assert found.share > 0.6
    assert facts_agree(profile(*TOLD), profile(*OTHER)).common <= 1


def test_the_same_facts_in_another_language_are_a_translation() -> None:
    english, french = profile(*TOLD), profile(*FRENCH, language="fr")
    assert translated(english, french) is not None
    assert translated(english, profile(*RETOLD)) is None
    assert translated(profile(*OTHER), french) is None


def test_a_translation_follows_what_was_published_first() -> None:
    english = made(*TOLD, outlet="Quay Mirror")
    french = made(*FRENCH, language="fr", outlet="Le Quai", published="2031-05-15")
    (found,) = Linker().compare(english, french).derivations
    assert (found.how, found.report_id, found.from_report, found.directed) == (
        "translation", french.report.id, english.report.id, True,
    )  # fmt: skip
    assert "names and numbers" in found.evidence[0].detail
    assert Linker().keys(english) & Linker().keys(french)


GERMAN = (
    "Ein Kran ist am Freitag auf den Kai von Port Arlo gestürzt und hat drei Hafenarbeiter getötet, sagte Ulla Brenk.",
    "Der Kran der Sarn Works hob gerade 44 Kisten, als das Seil riss. Rund 210 Männer waren bei der Arbeit.",
)
# Told of the same day by somebody else: other speakers, other numbers.
SPANISH = (
    "El alcalde de Port Arlo, Jonas Ritt, visitó el viernes a los heridos de la grúa en el hospital San Olmo.",
    "Ritt pidió a la empresa Sarn Works que pague 900 coronas a cada familia; trece sindicatos llaman a la huelga.",
)


def test_nouns_with_capitals_and_numbers_in_words_are_no_hindrance() -> None:
    german = profile(*GERMAN, language="de")
    assert ("number", "3") in german.outline.first
    assert translated(profile(*TOLD), german) is not None


def test_another_report_in_another_language_is_no_translation() -> None:
    spanish = profile(*SPANISH, language="es")
    assert translated(profile(*TOLD), spanish) is None
    assert translated(profile(*GERMAN, language="de"), spanish) is None


def test_a_name_that_another_language_writes_in_small_letters_is_the_same_name() -> None:
    english = profile(
        "The Tessimer council, the Orvan navy and Veldrian divers met in Port Arlo, 44 men in all.",
        "A Lundish trawler, said Ulla Brenk, had cut the cable off Cape Orva, and 210 houses were dark.",
    )
    spanish = profile(
        "El consejo tessimés, la marina orvana y buzos veldrianos se reunieron en Port Arlo, 44 hombres en total.",
        "Un pesquero lundiano, dijo Ulla Brenk, cortó el cable frente a Cape Orva, y 210 casas quedaron a oscuras.",
        language="es",
    )
    found = translated(english, spanish)
    assert found is not None
    assert {("name", "orvan"), ("name", "veldr")}.isdisjoint(spanish.outline.first)
    assert found.new_names == 0 or found.cover > 0.9


# Scripts without capitals: which words are names only the other text can tell.
HINDI = (
    "पोर्ट मरदंगा में शुक्रवार को एक क्रेन गिरने से 14 मजदूर मारे गए, उल्ला ब्रेंक ने कहा।",
    "सारन वर्क्स की क्रेन 44 बक्से उठा रही थी। उस समय 210 लोग काम पर थे।",
)
ENGLISH = (
    "A crane fell in Port Mardanga on Friday and killed 14 workers, Ulla Brenk said.",
    "The crane of Saran Works was lifting 44 boxes. Some 210 people were at work then.",
)


def test_a_translation_into_a_script_without_capitals_is_found() -> None:
    assert translated(profile(*ENGLISH), profile(*HINDI, language="hi")) is not None


def test_texts_with_many_numbers_of_their_own_are_no_translations() -> None:
    own = "अस्पताल ने 17, 23, 31, 52 और 66 साल के घायलों की सूची दी, जिनमें 9 बच्चे हैं, और 58 डॉक्टर तथा 77 नर्सें बुलाईं।"
    other = "The firm has 3,120 cranes in 71 ports, insured for 640 crowns, 82 marks, 93 francs and 650 pounds each."
    assert translated(profile(*ENGLISH, other), profile(*HINDI, own, language="hi")) is None
