"""Time expressions of other languages: what is read, and what it comes to. 14 May 2031 is a Wednesday."""

from __future__ import annotations

import pytest

from firsthand.extraction.languages.times import find_times
from firsthand.extraction.languages.words import words_of
from tests.conftest import make_report

CASES = [
    ("es", "Tres obreros murieron el martes pasado en la mina.", {"martes pasado": "2031-05-13"}),
    ("es", "El incendio se declaró el 3 de mayo de 2031 por la noche.",
     {"3 de mayo de 2031 por la noche": "2031-05-03"}),
    ("es", "Ocurrió la noche del lunes, hace dos años, en 2012 y la semana pasada.",
     {"la noche del lunes": "2031-05-12", "hace dos años": "2029", "2012": "2012",
      "la semana pasada": "2031-05-05/2031-05-11"}),
    ("es", "Los combates del 3 al 5 de mayo y los de anoche.",
     {"3 al 5 de mayo": "2031-05-03/2031-05-05", "anoche": "2031-05-13"}),
    ("es", "El ataque del pasado 9 de abril y el de esta mañana.",
     {"pasado 9 de abril": "2031-04-09", "esta mañana": "2031-05-14"}),
    ("es", "En 2000 personas y 30 de mayo de 2030.", {"30 de mayo de 2030": "2030-05-30"}),
    ("fr", "Hier soir, le 3 mars et dans la nuit de lundi à mardi.",
     {"Hier soir": "2031-05-13", "3 mars": "2031-03-03", "dans la nuit de lundi": "2031-05-12", "mardi": "2031-05-13"}),
    ("fr", "Il y a trois ans, le 1er août 2028, un navire a coulé.",
     {"Il y a trois ans": "2028", "1er août 2028": "2028-08-01"}),
    ("de", "Am Freitagabend und am 3. März kam es zu Bränden.",
     {"Freitagabend": "2031-05-09", "3. März": "2031-03-03"}),
    ("de", "Gestern, vor zwei Wochen und im Jahr 2019.",
     {"Gestern": "2031-05-13", "vor zwei Wochen": "2031-04-28/2031-05-04", "2019": "2019"}),
    ("de", "Das Boot sank am Montag, den 5. Mai 2031, vor der Insel.", {"Montag, den 5. Mai 2031": "2031-05-05"}),
    ("pt", "O naufrágio ocorreu na terça-feira (13) e não em 3 de maio.",
     {"terça-feira (13": "2031-05-13", "3 de maio": "2031-05-03"}),
    ("pt", "Na noite de sexta-feira, há dois meses.",
     {"Na noite de sexta-feira": "2031-05-09", "há dois meses": "2031-03"}),
    ("it", "Ieri sera e lunedì 12 maggio, due giorni fa.",
     {"Ieri sera": "2031-05-13", "lunedì 12 maggio": "2031-05-12", "due giorni fa": "2031-05-12"}),
    ("nl", "Vrijdagavond, afgelopen zondag en op 3 mei.",
     {"Vrijdagavond": "2031-05-09", "afgelopen zondag": "2031-05-11", "3 mei": "2031-05-03"}),
    ("ru", "Взрыв прогремел в пятницу, 9 мая, а не вчера вечером.",
     {"пятницу, 9 мая": "2031-05-09", "вчера вечером": "2031-05-13"}),
    ("ru", "Два года назад, в 2029 году, и на прошлой неделе.",
     {"Два года назад": "2029", "2029 году": "2029", "на прошлой неделе": "2031-05-05/2031-05-11"}),
    ("uk", "Удар стався в ніч на 12 травня, минулого тижня і вчора.",
     {"в ніч на 12 травня": "2031-05-12", "минулого тижня": "2031-05-05/2031-05-11", "вчора": "2031-05-13"}),
    ("pl", "Do wypadku doszło w niedzielę 11 maja, trzy lata temu i w 2019 roku.",
     {"niedzielę 11 maja": "2031-05-11", "trzy lata temu": "2028", "2019 roku": "2019"}),
    ("tr", "Patlama 3 Mayıs 2031 günü, salı akşamı ve dün oldu.",
     {"3 Mayıs 2031": "2031-05-03", "salı akşamı": "2031-05-13", "dün": "2031-05-13"}),
    ("tr", "Kömür ocağında iki yıl önce, geçen hafta da göçük oldu.",
     {"iki yıl önce": "2029", "geçen hafta": "2031-05-05/2031-05-11"}),
    ("ar", "غرق القارب يوم الجمعة وفي ٣ مارس ٢٠٣١ وقبل يومين.",
     {"الجمعة": "2031-05-09", "٣ مارس ٢٠٣١": "2031-03-03", "وقبل يومين": "2031-05-12"}),
    ("ar", "وقع الهجوم مساء الثلاثاء 13 أيار/مايو.", {"مساء الثلاثاء 13 أيار/مايو": "2031-05-13"}),
    ("fa", "در ۱۲ خرداد ۱۴۱۰ و روز جمعه و دیشب.",
     {"۱۲ خرداد ۱۴۱۰": "2031-06-02", "جمعه": "2031-05-09", "دیشب": "2031-05-13"}),
    ("fa", "انفجار دو سال پیش در ۳ مه رخ داد.", {"دو سال پیش": "2029", "۳ مه": "2031-05-03"}),
    ("ur", "دھماکہ منگل کو اور 3 مئی کو ہوا، گزشتہ ہفتے بھی۔",
     {"منگل کو": "2031-05-13", "3 مئی": "2031-05-03", "گزشتہ ہفتے": "2031-05-05/2031-05-11"}),
    ("id", "Kapal tenggelam pada Jumat (9/5/2031) dan 3 Mei, dua tahun lalu.",
     {"Jumat (9/5/2031": "2031-05-09", "3 Mei": "2031-05-03", "dua tahun lalu": "2029"}),
    ("id", "Polisi menemukan tiga mayat pada Selasa malam dan minggu lalu.",
     {"Selasa malam": "2031-05-13", "minggu lalu": "2031-05-05/2031-05-11"}),
    ("zh", "5月3日凌晨，一艘渔船沉没。周二，警方说上周五有人失踪。",
     {"5月3日凌晨": "2031-05-03", "周二": "2031-05-13", "上周五": "2031-05-09"}),
    ("zh", "2029年5月3日，去年，三天前，过去两周。",
     {"2029年5月3日": "2029-05-03", "去年": "2030", "三天前": "2031-05-11", "过去两周": "2031-04-30/2031-05-14"}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES)
def test_values(language: str, sentence: str, expected: dict[str, str]) -> None:
    report = make_report(sentence, language=language)
    found = {report.quote(one.span): one.value for one in find_times(words_of(report))}
    assert found == expected


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "El martes murieron tres obreros."),
        ("de", "Am 3. März sank ein Boot."),
        ("ru", "Взрыв прогремел в пятницу."),
        ("zh", "5月3日，一艘渔船沉没。"),
        ("fa", "انفجار روز جمعه رخ داد."),
    ],
)
def test_nothing_is_counted_without_a_publication_date(language: str, sentence: str) -> None:
    report = make_report(sentence, language=language, published=None)
    (found,) = find_times(words_of(report))
    assert found.value is None
    assert found.precision == "unresolved"
    assert "publication date" in found.note


def test_a_weekday_that_contradicts_its_date_is_told() -> None:
    report = make_report("El viernes 12 de mayo de 2031 hubo un choque.", language="es")
    (found,) = find_times(words_of(report))
    assert found.value == "2031-05-12"
    assert found.note == "the text says Friday, but 2031-05-12 is a Monday"


def test_days_count_from_the_dateline_of_a_text_without_publication_date() -> None:
    report = make_report("VELGRAD, 3 may 2031 (VLP) - Ayer murieron tres obreros.", language="es", published=None)
    found = {report.quote(one.span): one.value for one in find_times(words_of(report))}
    assert found == {"3 may 2031": "2031-05-03", "Ayer": "2031-05-02"}


def test_what_is_to_come_lies_ahead() -> None:
    report = make_report("Die Wahl soll am Freitag stattfinden.", language="de")
    (found,) = find_times(words_of(report))
    assert found.value == "2031-05-16"


def test_the_day_of_publication_on_its_own_line_dates_the_text_only() -> None:
    report = make_report(
        "Tres muertos en una mina", "Jueves 15 de mayo de 2031, 10:40", "Ayer ardió.", language="es", published=None
    )
    found = {report.quote(one.span): one.value for one in find_times(words_of(report))}
    assert found == {"Ayer": "2031-05-14"}
