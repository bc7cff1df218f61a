# fmt: off
"""Words inside the cells of stage lists, in English, German, French, Spanish, Dutch, Portuguese and Italian. All plain
(see `headings.plain`): small letters, no accents."""

from __future__ import annotations

YES = frozenset((
    "yes", "y", "true", "x", "1", "wahr", "ja", "j", "oui", "vrai", "si", "verdadero", "waar", "sim",
    "verdadeiro", "vero", "s", "on", "checked", "ok",
))
NO = frozenset((
    "no", "n", "false", "0", "falsch", "nein", "non", "faux", "falso", "onwaar", "nee", "nao", "off",
    "unchecked",
))

UNITS: dict[str, tuple[str, ...]] = {
    "minutes": (
        "minutes", "minute", "min", "mins", "m", "minuten", "minuto", "minutos", "minuut", "minuti",
    ),
    "hours": (
        "hours", "hour", "h", "hr", "hrs", "std", "stunde", "stunden", "heure", "heures", "hora", "horas",
        "uur", "uren", "ora", "ore",
    ),
    "business_hours": (
        "business hours", "business hour", "working hours", "working hour", "office hours", "work hours",
        "arbeitsstunden", "arbeitsstunde", "heures ouvrees", "heure ouvree", "horas laborables",
        "horas habiles", "hora laborable", "werkuren", "werkuur", "horas uteis", "hora util", "ore lavorative",
        "ora lavorativa", "bh",
    ),
    "days": (
        "days", "day", "d", "tag", "tage", "tagen", "jour", "jours", "j", "dia", "dias", "dag", "dagen",
        "giorno", "giorni", "calendar days", "kalendertage",
    ),
    "business_days": (
        "business days", "business day", "working days", "working day", "workdays", "workday", "work days",
        "werktage", "werktag", "werktagen", "arbeitstage", "arbeitstag", "arbeitstagen", "jours ouvres",
        "jour ouvre", "jours ouvrables", "jour ouvrable", "dias laborables", "dia laborable", "dias habiles",
        "dia habil", "werkdagen", "werkdag", "dias uteis", "dia util", "giorni lavorativi",
        "giorno lavorativo", "bd",
    ),
    "weeks": (
        "weeks", "week", "w", "wk", "wks", "woche", "wochen", "semaine", "semaines", "semana", "semanas",
        "weken", "settimana", "settimane",
    ),
    "months": (
        "months", "month", "mo", "mos", "monat", "monate", "monaten", "mois", "mes", "meses", "maand",
        "maanden", "mese", "mesi",
    ),
    "quarters": (
        "quarter", "quarters", "quartal", "quartale", "trimestre", "trimestres", "kwartaal", "kwartalen",
    ),
    "years": (
        "year", "years", "y", "yr", "yrs", "jahr", "jahre", "jahren", "an", "ans", "annee", "ano", "anos",
        "jaar", "anno", "anni",
    ),
}
"""Units of time; quarters and years count as 3 and 12 months."""

NUMBERS: dict[str, int] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "ein": 1, "eine": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4,
    "funf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "un": 1, "une": 1, "deux": 2,
    "trois": 3, "quatre": 4, "cinq": 5, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
    "een": 1, "twee": 2, "drie": 3, "vijf": 5, "um": 1, "uma": 1, "dois": 2, "duas": 2, "quatro": 4, "due": 2,
    "tre": 3, "quattro": 4, "cinque": 5, "next": 1,
}

AROUND = frozenset((
    "within", "in", "max", "maximum", "maximal", "up", "to", "at", "most", "the", "under", "less", "than",
    "after", "sla", "innerhalb", "von", "binnen", "bis", "zu", "hochstens", "spatestens", "nach", "sous",
    "dans", "les", "en", "moins", "de", "au", "plus", "apres", "dentro", "antes", "maximo", "ate", "entro",
    "massimo", "op", "uiterlijk", "na", "each",
))
"""Words around a length of time that change nothing."""

KINDS: dict[str, tuple[str, ...]] = {
    "won": (
        "won", "closed won", "closed won deal", "win", "deal won", "customer", "gewonnen",
        "abgeschlossen gewonnen", "geschlossen gewonnen", "gewonnen abgeschlossen", "auftrag gewonnen",
        "gagne", "gagnee", "cloture gagne", "ferme gagne", "ganado", "ganada", "cerrado ganado",
        "cerrada ganada", "gesloten gewonnen", "ganho", "fechado ganho", "negocio fechado", "vinto", "vinta",
        "chiuso vinto", "chiusa vinta", "closed and won", "won closed",
    ),
    "lost": (
        "lost", "closed lost", "deal lost", "verloren", "abgeschlossen verloren", "geschlossen verloren",
        "perdu", "perdue", "cloture perdu", "ferme perdu", "perdido", "perdida", "cerrado perdido",
        "cerrada perdida", "gesloten verloren", "fechado perdido", "perso", "persa", "chiuso perso",
        "chiusa persa", "lost closed", "closed and lost",
    ),
    "disqualified": (
        "disqualified", "unqualified", "not qualified", "junk", "rejected", "disqualifiziert",
        "nicht qualifiziert", "unqualifiziert", "disqualifie", "non qualifie", "descalificado",
        "no calificado", "gediskwalificeerd", "niet gekwalificeerd", "desqualificado", "nao qualificado",
        "squalificato", "non qualificato",
    ),
    "recycled": (
        "recycled", "recycle", "nurture", "nurturing", "back to nurture", "returned to marketing", "recycelt",
        "zuruckgestellt", "recycle lead", "recyclage", "reciclado", "gerecycled", "riciclato",
    ),
    "open": (
        "open", "in progress", "active", "ongoing", "offen", "aktiv", "laufend", "in bearbeitung", "ouvert",
        "ouverte", "en cours", "abierto", "abierta", "en curso", "lopend", "aberto", "aberta", "em andamento",
        "aperto", "aperta", "in corso", "on hold",
    ),
}
FORECASTS: dict[str, tuple[str, ...]] = {
    "omitted": (
        "omitted", "omit", "none", "ausgelassen", "nicht berucksichtigt", "omis", "omitido", "weggelaten",
        "omesso", "not forecasted", "not forecast",
    ),
    "pipeline": (
        "pipeline", "open pipeline", "in pipeline",
    ),
    "best_case": (
        "best case", "bestcase", "upside", "bester fall", "gunstigster fall", "meilleur cas",
        "meilleure hypothese", "mejor caso", "beste geval", "melhor caso", "caso migliore",
    ),
    "most_likely": (
        "most likely", "mostlikely", "probable", "am wahrscheinlichsten", "wahrscheinlich", "le plus probable",
        "mas probable", "meest waarschijnlijk", "mais provavel", "piu probabile",
    ),
    "commit": (
        "commit", "committed", "forecast", "zugesagt", "sicher", "engage", "engagement", "comprometido",
        "toegezegd", "compromesso", "impegno",
    ),
    "closed": (
        "closed", "won", "geschlossen", "abgeschlossen", "ferme", "cloture", "cerrado", "gesloten", "fechado",
        "chiuso",
    ),
}
READINESS: dict[str, tuple[str, ...]] = {
    "needs_warming": (
        "needs warming", "warm", "warming", "nurture", "mql", "marketing qualified", "cold", "noch anwarmen",
        "anwarmen", "a rechauffer", "a nourrir", "por calentar", "opwarmen", "precisa aquecer", "da scaldare",
        "not ready",
    ),
    "ready_for_call": (
        "ready for a call", "ready for call", "ready", "call", "sql", "sales qualified", "hot",
        "bereit fur anruf", "anrufbereit", "bereit", "pret pour un appel", "pret", "listo para llamar",
        "listo", "klaar om te bellen", "klaar", "pronto para ligar", "pronto", "pronto per la chiamata",
    ),
}
ROLES: dict[str, tuple[str, ...]] = {
    "facilitator": (
        "facilitator", "moderator", "host", "moderation", "facilitateur", "facilitatrice", "animateur",
        "facilitador", "facilitadora", "gespreksleider", "moderador", "facilitatore", "moderatore",
    ),
    "decider": (
        "decider", "decision maker", "decision", "sponsor", "entscheider", "entscheiderin", "decideur",
        "decisor", "beslisser", "decisore", "tomador de decisao",
    ),
    "signatory": (
        "signatory", "signer", "signs", "sign off", "approver", "unterzeichner", "unterzeichnerin",
        "unterschrift", "signataire", "firmante", "ondertekenaar", "signatario", "firmatario",
    ),
    "observer": (
        "observer", "guest", "beobachter", "beobachterin", "gast", "observateur", "observatrice", "observador",
        "observadora", "waarnemer", "toehoorder", "osservatore", "osservatrice",
    ),
}
