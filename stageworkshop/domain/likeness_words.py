"""The few words that comparing criteria knows about: fillers, comparisons, negations, units, and common twins.

English first, with the commonest words of other languages in which workshops are held. What is missing here is
compared as any other word; nothing depends on the list being whole.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FILLERS = _words(
    """
    a an the and or of to in on at by for from with as is are was were be been being has have had do does did will
    would can could may might must should shall it its this that these those there their his her our we us they them
    who which what when then than so if any each every all both already also into about very least most der die das
    den dem ein eine einen einem einer und oder ist sind war hat haben wird werden von zu im in am auf für mit le la
    les l' un une des du de d' et ou est sont a ont pour dans par avec au aux el los las una uno y o es son ha han
    para con por del al en は が を に の で と も へ です ます する した 的 了 是 在 和
    done held took place happened made given taken
    """
)
"""Words that carry no subject of their own."""

FAINT = _words(
    """
    lead record deal customer company contact person team stage opportunity account case
    """
)
"""Words so common in this trade that sharing them says little; they count half."""

TWINS: tuple[str, ...] = (
    "customer buyer client prospect purchaser kunde kunden client cliente",
    "meeting appointment conversation",
    "email mail e-mail",
    "phone telephone",
    "amount value sum",
    "purchase buy order",
    "agreed accepted confirmed",
    "signed signature",
    "rep representative seller salesperson",
    "distributor dealer reseller",
    "company firm organisation organization business",
    "quote quotation offer proposal",
    "employee staff",
    "need problem requirement pain",
    "named identified known",
    "deadline timeline timeframe",
    "requested asked wants",
    "price cost",
)
"""Words that are taken for one another, a group a line."""

NEGATIONS = _words(
    """
    not no never without none nobody nothing cannot can't isn't hasn't doesn't don't didn't won't nicht kein keine
    keinen ohne nie pas sans jamais aucun aucune sin nunca ningún ninguna non senza não sem nie bez ne не нет без לא
    אין ללא لا ليس بدون 不 没 未 無 无 ない không नहीं
    """
)

COMPARISONS: tuple[tuple[str, str], ...] = (
    ("not less than", ">="), ("no less than", ">="), ("no fewer than", ">="), ("not fewer than", ">="),
    ("not more than", "<="), ("no more than", "<="), ("no later than", "<="), ("not later than", "<="),
    ("greater than or equal to", ">="), ("less than or equal to", "<="),
    ("at least", ">="), ("at minimum", ">="), ("a minimum of", ">="), ("minimum", ">="), ("or more", ">="),
    ("or higher", ">="), ("or above", ">="), ("mindestens", ">="), ("au moins", ">="), ("al menos", ">="),
    ("almeno", ">="), ("co najmniej", ">="), ("не менее", ">="), ("至少", ">="), ("以上", ">="), ("على الأقل", ">="),
    ("לפחות", ">="), ("ít nhất", ">="), ("≥", ">="),
    ("at most", "<="), ("a maximum of", "<="), ("maximum", "<="), ("up to", "<="), ("or less", "<="),
    ("or fewer", "<="), ("or lower", "<="), ("within the last", "<="), ("within", "<="), ("höchstens", "<="),
    ("maximal", "<="), ("innerhalb von", "<="), ("binnen", "<="), ("au plus", "<="), ("dans les", "<="),
    ("como máximo", "<="), ("не более", "<="), ("最多", "<="), ("以内", "<="), ("以下", "<="), ("≤", "<="),
    ("more than", ">"), ("greater than", ">"), ("higher than", ">"), ("longer than", ">"), ("over", ">"),
    ("above", ">"), ("exceeds", ">"), ("mehr als", ">"), ("über", ">"), ("plus de", ">"), ("más de", ">"), (">", ">"),
    ("fewer than", "<"), ("less than", "<"), ("lower than", "<"), ("under", "<"), ("below", "<"),
    ("weniger als", "<"), ("unter", "<"), ("moins de", "<"), ("menos de", "<"), ("<", "<"),
    ("exactly", "="), ("genau", "="), ("exactement", "="), ("=", "="),
)  # fmt: skip
"""Words of comparison, the longer ones first, with the sign that they mean."""

NUMBERS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "zehn": 10, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "diez": 10,
}  # fmt: skip
MULTIPLES: dict[str, int] = {
    "k": 1_000, "thousand": 1_000, "tausend": 1_000, "mille": 1_000, "mil": 1_000, "m": 1_000_000,
    "million": 1_000_000, "millions": 1_000_000, "mio": 1_000_000, "万": 10_000,
}  # fmt: skip

HAN_NUMBERS: dict[str, int] = dict(zip("一二三四五六七八九十两", (*range(1, 11), 2), strict=True))
"""Counted only before a unit: the same characters stand in many words."""

UNITS: dict[str, str] = {
    "min": "minutes", "minute": "minutes", "minutes": "minutes", "minuten": "minutes", "minutos": "minutes",
    "分": "minutes", "分钟": "minutes",
    "h": "hours", "hour": "hours", "hours": "hours", "hrs": "hours", "stunde": "hours", "stunden": "hours",
    "heure": "hours", "heures": "hours", "hora": "hours", "horas": "hours", "小时": "hours", "時間": "hours",
    "ساعة": "hours", "ساعات": "hours", "שעות": "hours", "час": "hours", "часа": "hours", "часов": "hours",
    "day": "days", "days": "days", "tag": "days", "tage": "days", "tagen": "days", "jour": "days", "jours": "days",
    "día": "days", "días": "days", "天": "days", "日": "days", "أيام": "days", "يوم": "days", "ימים": "days",
    "день": "days", "дня": "days", "дней": "days", "ngày": "days", "dni": "days", "दिन": "days",
    "week": "weeks", "weeks": "weeks", "woche": "weeks", "wochen": "weeks", "semaine": "weeks", "semaines": "weeks",
    "semana": "weeks", "semanas": "weeks", "周": "weeks", "週間": "weeks",
    "month": "months", "months": "months", "monat": "months", "monate": "months", "monaten": "months",
    "mois": "months", "mes": "months", "meses": "months", "个月": "months", "か月": "months", "ヶ月": "months",
    "year": "years", "years": "years", "jahr": "years", "jahre": "years", "jahren": "years", "an": "years",
    "ans": "years", "año": "years", "años": "years", "年": "years",
    "%": "%", "٪": "%", "percent": "%", "prozent": "%", "pourcent": "%",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "usd": "USD", "dollar": "USD",
    "dollars": "USD", "£": "GBP", "gbp": "GBP", "¥": "JPY", "円": "JPY", "元": "CNY", "zł": "PLN",
    "营业日": "working days", "営業日": "working days", "工作日": "working days", "werktage": "working days",
    "werktagen": "working days", "arbeitstage": "working days", "arbeitstagen": "working days",
}  # fmt: skip
"""Units of numbers under one name each."""

WORKING = _words(
    """
    business working work office ouvrés ouvrables laborables hábiles
    """
)
"""Before or after a unit of time: it counts working time only."""
