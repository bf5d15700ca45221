"""Numbers as words, written independently of the code that reads them."""

from __future__ import annotations

_UNITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(number: int, *, british: bool = True) -> str:
    """English words for 0 to 999,999,999: "one hundred and twenty-five"; without "and" where not British."""
    if number < 20:
        return (_UNITS + _TEENS)[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_UNITS[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = number % 100
        link = " and " if british else " "
        return f"{_UNITS[number // 100]} hundred" + (link + spelled(rest, british=british) if rest else "")
    for scale, word in ((1_000_000, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            link = " and " if british and rest < 100 else " "
            head = f"{spelled(number // scale, british=british)} {word}"
            return head + (link + spelled(rest, british=british) if rest else "")
    raise ValueError(number)
