from __future__ import annotations

import pytest

from firsthand.reading.heads import day_above


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("de", "Stand: 15.10.2031 01:22 Uhr", "2031-10-15"),
        ("de", "Mit Material von NPA | Mittwoch, 15. Oktober 2031", "2031-10-15"),
        ("zh", "2031-09-17 17:02:11 来源：维网", "2031-09-17"),
        ("zh", "2031年9月17日 17:02", "2031-09-17"),
        ("ar", "نشر الأربعاء، 15 نوفمبر / تشرين الثاني 2031", "2031-11-15"),
        ("ar", "الخميس 2031/5/16 02:15 م بتوقيت براسك", "2031-05-16"),
        ("fa", "کد خبر: ۸۵۱۱۷۷۱۴ | ۲۷ دی ۱۴۱۰ - ۲۱:۴۲", "2032-01-17"),
        ("ur", "کوریئر نیوز ڈیسک | 18 نومبر 2031", "2031-11-18"),
        ("fr", "Publié le : 12/09/2031 - 15:48", "2031-09-12"),
        ("es", "Lenz | 22·05·31 | 17:46", "2031-05-22"),
        ("es", "Nota informativa, 22 de mayo de 2031, 14:00", "2031-05-22"),
        ("pt", "8.mar.2031 às 21h40", "2031-03-08"),
        ("ru", "Обновлено 3 мая 2031 года", "2031-05-03"),
        ("tr", "Güncelleme: 14 Mart 2031", "2031-03-14"),
        ("it", "22 marzo 2031, 09:12", "2031-03-22"),
        ("nl", "Zondag 17 maart, 18:55", None),
        ("de", "Version 2.31.40 erschienen", None),
    ],
)
def test_a_line_above_the_text_gives_its_day(language: str, line: str, day: str | None) -> None:
    assert day_above(["Ein Titel ohne Tag", line], language) == day


def test_a_day_in_the_text_is_no_day_above_it() -> None:
    prose = "El 3 de mayo de 2031 " + "la lancha volvió al puerto con la tripulación a salvo " * 4
    assert day_above(["Un título", prose, "4 de mayo de 2031"], "es") is None
