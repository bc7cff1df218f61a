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
    who which what when then than so if any each every all both already also into about very least most up out now
    get gets got done made given taken took place
    der die das den dem des ein eine einen einem einer und oder ist sind war waren hat haben wird werden wurde wurden
    worden von vom zu zum zur im in am an auf für mit bei nach durch es er sie wir sein seine seinen seiner ihr ihre
    le la les un une des du de et ou est sont a ont été pour dans par avec au aux en ce cette ces son sa ses leur il
    elle el los las una uno unos unas y o es ha han sido fue se su sus para con por del al lo gli il di da è sono nel
    đã được bởi của là và cho với các những một theo để rồi
    в на с со по и от для к у о из был была было были это его её их
    ο η το οι τα τον την του της των τους στο στη στην στον στα και από με για ένα μια έχει έχουν είναι που
    が を に の で と も へ は です ます する した 的 了 是 在 和 已 由 被 把 给 将 与 及 对 其 有 经 所
    """
)
"""Words that carry no subject of their own."""

FAINT = _words(
    """
    lead record deal customer company contact person team stage opportunity account case candidate
    """
)
"""Words so common in this trade that sharing them says little; they count half."""

TWINS: tuple[str, ...] = (
    "customer buyer client prospect purchaser kunde kunden client cliente auftraggeber khách_hàng клиент заказчик "
    "πελάτης 客户 顾客 顧客",
    "candidate applicant bewerber kandidat candidat candidato ứng_viên кандидат υποψήφιος 候補",
    "contact kontakt ansprechpartner contacto liên_hệ контакт επαφή",
    "meeting appointment conversation termin besprechung rendez-vous réunion reunión cuộc_họp встреча συνάντηση "
    "会议 会議",
    "demo demonstration vorführung démonstration demostración",
    "email mail e-mail",
    "phone telephone",
    "amount value sum",
    "purchase buy order auftrag bestellung commande pedido đơn_hàng заказ παραγγελία 订单 注文",
    "contract vertrag contrat contrato contratto hợp_đồng договор контракт σύμβαση συμβόλαιο 合同 契約",
    "invoice rechnung facture factura fattura hóa_đơn счёт счет τιμολόγιο 发票",
    "budget presupuesto ngân_sách бюджет προϋπολογισμός 预算 予算",
    "rep representative seller salesperson",
    "distributor dealer reseller händler vertriebspartner distributeur revendeur distribuidor "
    "дистрибьютор дилер διανομέας",
    "company firm organisation organization business firma unternehmen entreprise empresa công_ty компания εταιρεία "
    "公司 会社 企業",
    "quote quotation offer proposal angebot devis offre oferta báo_giá предложение προσφορά 报价 見積",
    "employee staff mitarbeiter salarié empleado nhân_viên сотрудник εργαζόμενος 员工 従業",
    "need problem requirement pain bedarf besoin necesidad nhu_cầu потребность ανάγκη 需求",
    "deadline timeline timeframe frist délai plazo",
    "price cost preis prix precio coût giá цена τιμή 价格 価格",
)
"""Words that are taken for one another, a group a line; syllables written apart are joined by “_”."""

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
    ("ít nhất là", ">="), ("tối thiểu", ">="), ("τουλάχιστον", ">="), ("minimum de", ">="), ("mínimo", ">="),
    ("pelo menos", ">="), ("이상", ">="), ("не меньше", ">="),
    ("at least", ">="), ("at minimum", ">="), ("a minimum of", ">="), ("minimum", ">="), ("or more", ">="),
    ("or higher", ">="), ("or above", ">="), ("mindestens", ">="), ("au moins", ">="), ("al menos", ">="),
    ("almeno", ">="), ("co najmniej", ">="), ("не менее", ">="), ("至少", ">="), ("以上", ">="), ("على الأقل", ">="),
    ("לפחות", ">="), ("ít nhất", ">="), ("≥", ">="),
    ("tối đa", "<="), ("trong vòng", "<="), ("không quá", "<="), ("το πολύ", "<="), ("εντός", "<="), ("μέσα σε", "<="),
    ("в течение", "<="), ("не больше", "<="), ("en un plazo de", "<="), ("entro", "<="), ("al massimo", "<="),
    ("이내", "<="), ("이하", "<="), ("before the end of", "<="), ("in less than", "<="), ("inferior a", "<"),
    ("at most", "<="), ("a maximum of", "<="), ("maximum", "<="), ("up to", "<="), ("or less", "<="),
    ("or fewer", "<="), ("or lower", "<="), ("within the last", "<="), ("within", "<="), ("höchstens", "<="),
    ("maximal", "<="), ("innerhalb von", "<="), ("binnen", "<="), ("au plus", "<="), ("dans les", "<="),
    ("como máximo", "<="), ("не более", "<="), ("最多", "<="), ("以内", "<="), ("以下", "<="), ("≤", "<="),
    ("more than", ">"), ("greater than", ">"), ("higher than", ">"), ("longer than", ">"), ("over", ">"),
    ("above", ">"), ("exceeds", ">"), ("mehr als", ">"), ("über", ">"), ("plus de", ">"), ("más de", ">"), (">", ">"),
    ("supérieure à", ">"), ("supérieur à", ">"), ("superior a", ">"), ("più di", ">"), ("trên", ">"), ("hơn", ">"),
    ("более", ">"), ("больше", ">"), ("свыше", ">"), ("πάνω από", ">"), ("περισσότερο από", ">"), ("超过", ">"),
    ("fewer than", "<"), ("less than", "<"), ("lower than", "<"), ("under", "<"), ("below", "<"),
    ("weniger als", "<"), ("unter", "<"), ("moins de", "<"), ("menos de", "<"), ("<", "<"),
    ("inférieure à", "<"), ("inférieur à", "<"), ("meno di", "<"), ("dưới", "<"), ("менее", "<"), ("меньше", "<"),
    ("κάτω από", "<"), ("λιγότερο από", "<"), ("少于", "<"),
    ("exactly", "="), ("genau", "="), ("exactement", "="), ("=", "="),
)  # fmt: skip
"""Words of comparison, the longer ones first, with the sign that they mean."""

NUMBERS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "zehn": 10, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10,
    "tre": 3, "quattro": 4, "cinque": 5, "dois": 2, "três": 3, "hai": 2, "bốn": 4, "sáu": 6, "mười": 10,
    "два": 2, "две": 2, "двух": 2, "двумя": 2, "три": 3, "трёх": 3, "трех": 3, "четыре": 4, "четырёх": 4, "пять": 5,
    "пяти": 5, "десять": 10, "десяти": 10, "δύο": 2, "δυο": 2, "τρεις": 3, "τρία": 3, "τέσσερις": 4, "πέντε": 5,
    "δέκα": 10, "zwölf": 12, "sechs": 6, "acht": 8, "huit": 8, "douze": 12,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "diez": 10,
}  # fmt: skip
MULTIPLES: dict[str, int] = {
    "k": 1_000, "thousand": 1_000, "tausend": 1_000, "mille": 1_000, "mil": 1_000, "m": 1_000_000,
    "тысяч": 1_000, "млн": 1_000_000, "миллион": 1_000_000, "миллиона": 1_000_000, "nghìn": 1_000, "ngàn": 1_000,
    "triệu": 1_000_000, "tỷ": 1_000_000_000, "mio.": 1_000_000, "χιλιάδες": 1_000, "millones": 1_000_000,
    "million": 1_000_000, "millions": 1_000_000, "millionen": 1_000_000, "mio": 1_000_000, "万": 10_000,
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
    "giờ": "hours", "phút": "minutes", "tuần": "weeks", "tháng": "months", "ώρες": "hours", "ωρών": "hours",
    "ώρα": "hours", "λεπτά": "minutes", "ημέρες": "days", "ημερών": "days", "μέρες": "days", "εβδομάδες": "weeks",
    "μήνες": "months",
    "시간": "hours", "분": "minutes", "일": "days", "주": "weeks", "개월": "months", "минут": "minutes",
    "минуты": "minutes", "недели": "weeks", "недель": "weeks", "месяц": "months", "месяца": "months",
    "месяцев": "months", "ore": "hours",
    "giorni": "days", "dias": "days", "saat": "hours", "gün": "days",
    "month": "months", "months": "months", "monat": "months", "monate": "months", "monaten": "months",
    "mois": "months", "mes": "months", "meses": "months", "个月": "months", "か月": "months", "ヶ月": "months",
    "year": "years", "years": "years", "jahr": "years", "jahre": "years", "jahren": "years", "an": "years",
    "ans": "years", "año": "years", "años": "years", "年": "years",
    "%": "%", "٪": "%", "percent": "%", "prozent": "%", "pourcent": "%",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "usd": "USD", "dollar": "USD",
    "dollars": "USD", "đồng": "VND", "vnd": "VND", "руб": "RUB", "рублей": "RUB", "₽": "RUB", "ευρώ": "EUR",
    "евро": "EUR", "chf": "CHF", "₩": "KRW", "원": "KRW",
    "£": "GBP", "gbp": "GBP", "¥": "JPY", "円": "JPY", "元": "CNY", "zł": "PLN",
    "营业日": "working days", "営業日": "working days", "工作日": "working days", "werktage": "working days",
    "werktagen": "working days", "arbeitstage": "working days", "arbeitstagen": "working days",
}  # fmt: skip
"""Units of numbers under one name each."""

ONE = _words("a an next ein eine einen einer einem une un una")
"""Before a unit of time: one of it (“within an hour”)."""

WORKING = _words(
    """
    business working work office рабочих рабочего εργάσιμες εργάσιμων ouvrés ouvrables laborables hábiles
    """
)
"""Before or after a unit of time: it counts working time only."""
