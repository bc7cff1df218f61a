# fmt: off
"""What the columns of stage lists and of lists of people are called: in English, German, French, Spanish, Dutch,
Portuguese and Italian, and in the exports of CRMs. Words in small letters; a heading matches when it is one of them,
nearly one, or holds one.
"""

from __future__ import annotations

STAGE_WORDS: dict[str, tuple[str, ...]] = {
    "name": (
        "name", "stage", "stage name", "stage label", "label", "master label", "deal stage", "status", "step",
        "phase", "stufe", "stufenname", "stufenbezeichnung", "bezeichnung", "verkaufsphase", "vertriebsphase",
        "etappe", "stadium", "étape", "nom", "nom de l'étape", "statut", "libellé", "etapa", "nombre",
        "nombre de la etapa", "fase", "estado", "fasenaam", "naam", "nome", "nome da etapa", "estágio",
        "fase vendita", "nome fase", "stato", "opportunity stage", "lead status", "lifecycle stage",
        "stagename", "pipeline stage", "display value",
    ),
    "pipeline": (
        "pipeline", "pipeline name", "process", "sales process", "business process", "funnel", "prozess",
        "trichter", "verkaufsprozess", "vertriebsprozess", "processus", "tunnel", "proceso", "embudo",
        "proces", "trechter", "processo", "funil", "imbuto", "record type", "object", "deal pipeline",
    ),
    "order": (
        "order", "sort order", "sequence", "sequence number", "position", "no", "nr", "#", "index", "rank",
        "stage order", "display order", "reihenfolge", "sortierung", "lfd nr", "laufende nummer", "ordre",
        "rang", "numéro", "orden", "secuencia", "número", "volgorde", "volgnummer", "ordem", "sequência",
        "ordine", "sequenza", "order nr",
    ),
    "definition": (
        "definition", "plain definition", "description", "meaning", "what it means", "stage description",
        "details", "beschreibung", "bedeutung", "erklärung", "définition", "signification", "descripción",
        "definición", "significado", "omschrijving", "beschrijving", "definitie", "betekenis", "descrição",
        "definição", "descrizione", "definizione", "significato", "requirements", "guidance",
        "guidance for success",
    ),
    "aliases": (
        "alias", "aliases", "also known as", "aka", "other names", "synonyms", "we call it", "andere namen",
        "synonyme", "auch genannt", "autres noms", "otros nombres", "sinónimos", "andere naam", "synoniemen",
        "outros nomes", "sinônimos", "altri nomi", "sinonimi",
    ),
    "kind": (
        "kind", "type", "stage type", "forecast type", "deal category", "status type", "category", "outcome",
        "art", "typ", "kategorie", "statustyp", "catégorie", "tipo", "categoría", "soort", "categorie",
        "categoria", "tipo di fase", "tipo de etapa",
    ),
    "won": (
        "won", "is won", "gewonnen", "gagné", "ganado", "ganho", "vinto", "is closed won",
    ),
    "closed": (
        "closed", "is closed", "geschlossen", "abgeschlossen", "fermé", "clôturé", "cerrado", "gesloten",
        "fechado", "chiuso",
    ),
    "audience": (
        "audience", "who it is for", "applies to", "segment", "target group", "customers", "zielgruppe",
        "gilt für", "für wen", "public cible", "pour qui", "público", "para quién", "doelgroep", "voor wie",
        "para quem", "per chi",
    ),
    "entry_criteria": (
        "entry criteria", "entry", "entrance criteria", "criteria", "enter when", "qualification criteria",
        "gate", "conditions", "eingangskriterien", "eintrittskriterien", "kriterien", "voraussetzungen",
        "critères d'entrée", "critères", "criterios de entrada", "criterios", "toegangscriteria",
        "instapcriteria", "criteria voor instap", "critérios de entrada", "critérios", "criteri di ingresso",
        "criteri", "criteri di entrata",
    ),
    "exit_criteria": (
        "exit criteria", "exit", "leave when", "done when", "completion criteria", "ausgangskriterien",
        "austrittskriterien", "abschlusskriterien", "critères de sortie", "criterios de salida",
        "uitstapcriteria", "exitcriteria", "critérios de saída", "criteri di uscita",
    ),
    "disqualify_reasons": (
        "reasons to disqualify", "disqualify reasons", "disqualification reasons", "loss reasons",
        "lost reasons", "disqualifikationsgründe", "verlustgründe", "ausschlussgründe",
        "motifs de disqualification", "motifs de perte", "motivos de descalificación", "motivos de pérdida",
        "redenen voor afwijzing", "verliesredenen", "motivos de desqualificação", "motivos de perda",
        "motivi di squalifica", "motivi di perdita",
    ),
    "owner": (
        "owner", "owner team", "owning team", "responsible", "responsible team", "accountable", "team",
        "department", "stage owner", "who", "verantwortlich", "verantwortliches team", "zuständig",
        "zuständigkeit", "abteilung", "eigentümer", "besitzer", "inhaber", "propriétaire", "responsable",
        "équipe", "service", "propietario", "equipo", "departamento", "eigenaar", "verantwoordelijke",
        "afdeling", "proprietário", "responsável", "equipe", "proprietario", "responsabile", "squadra",
        "reparto",
    ),
    "handoff.from": (
        "from", "handed over by", "hand off from", "handoff from", "from team", "giver", "übergabe von",
        "übergeben von", "von", "transmis par", "de la part de", "entregado por", "overgedragen door",
        "entregue por", "consegnato da",
    ),
    "handoff.to": (
        "to", "handed over to", "hand off to", "handoff to", "to team", "receiver", "next owner", "hand off",
        "handoff", "übergabe an", "übergeben an", "übergabe", "transmis à", "remis à", "entregado a",
        "overgedragen aan", "overdracht", "entregue a", "consegnato a",
    ),
    "handoff.passes": (
        "what is passed", "passed information", "handover information", "deliverables",
        "übergebene informationen", "was wird übergeben", "informations transmises", "información entregada",
        "overgedragen informatie", "informações passadas", "informazioni passate",
    ),
    "handoff.readiness": (
        "readiness", "ready", "lead readiness", "reife", "reifegrad", "maturité", "madurez", "gereedheid",
        "prontidão", "prontezza",
    ),
    "handoff.accept_within": (
        "accept within", "to be accepted within", "acceptance time", "time to accept", "annahmefrist",
        "annahme innerhalb", "délai d'acceptation", "plazo de aceptación", "acceptatietermijn",
        "prazo de aceitação", "tempo di accettazione",
    ),
    "handoff.rejection_reasons": (
        "rejection reasons", "reasons to reject", "reject reasons", "ablehnungsgründe", "motifs de rejet",
        "motivos de rechazo", "afwijzingsredenen", "motivos de rejeição", "motivi di rifiuto",
    ),
    "handoff.recycle_to": (
        "recycle to", "goes back to", "recycled to", "return to", "geht zurück an", "zurück zu", "rückgabe an",
        "retour à", "vuelve a", "terug naar", "volta para", "torna a",
    ),
    "sla.limit": (
        "sla", "time limit", "service level", "respond within", "response time", "sla hours", "frist",
        "reaktionszeit", "zeitlimit", "délai", "temps de réponse", "plazo", "tiempo de respuesta",
        "reactietijd", "termijn", "prazo", "tempo de resposta", "tempo di risposta", "termine",
    ),
    "sla.clock_start": (
        "clock starts", "clock start", "sla start", "start event", "uhr startet", "beginn der frist",
        "début du délai", "inicio del plazo", "start van de termijn", "início do prazo", "inizio termine",
    ),
    "sla.attempts": (
        "attempts", "number of attempts", "touches", "contact attempts", "versuche", "kontaktversuche",
        "tentatives", "intentos", "pogingen", "contactpogingen", "tentativas", "tentativi",
    ),
    "sla.consequence": (
        "consequence", "if missed", "if the limit is missed", "on breach", "escalation", "folge", "konsequenz",
        "bei überschreitung", "eskalation", "conséquence", "consecuencia", "gevolg", "consequência",
        "conseguenza",
    ),
    "examples": (
        "examples", "example", "beispiele", "beispiel", "exemples", "exemple", "ejemplos", "ejemplo",
        "voorbeelden", "voorbeeld", "exemplos", "exemplo", "esempi", "esempio",
    ),
    "counter_examples": (
        "counter examples", "not this", "gegenbeispiele", "contre exemples", "contraejemplos",
        "tegenvoorbeelden", "contraexemplos", "controesempi",
    ),
    "required_fields": (
        "required fields", "mandatory fields", "required crm fields", "key fields", "fields", "pflichtfelder",
        "erforderliche felder", "champs obligatoires", "champs requis", "campos obligatorios",
        "campos requeridos", "verplichte velden", "campos obrigatórios", "campi obbligatori",
        "required properties",
    ),
    "probability": (
        "probability", "default probability", "win probability", "deal probability", "win rate", "likelihood",
        "%", "percent", "wahrscheinlichkeit", "abschlusswahrscheinlichkeit", "chance", "probabilité",
        "probabilidad", "kans", "waarschijnlijkheid", "probabilidade", "probabilità", "wahrsch", "prob",
    ),
    "forecast_category": (
        "forecast category", "forecast", "prognosekategorie", "prognose", "catégorie de prévision",
        "prévision", "categoría de previsión", "pronóstico", "prognosecategorie", "categoria de previsão",
        "previsão", "categoria di previsione", "previsione",
    ),
    "longest_time": (
        "longest time in stage", "max time in stage", "maximum time in stage", "max age", "max days",
        "rotting days", "days to rotten", "rotten days", "stale after", "duration", "dauer", "maximale dauer",
        "max verweildauer", "verweildauer", "durée", "durée maximale", "duración", "duración máxima",
        "maximale duur", "duur", "duração", "duração máxima", "durata", "durata massima",
    ),
    "visible_to_partners": (
        "visible to partners", "partners see this stage", "partner visible", "shared with partners",
        "sichtbar für partner", "visible par les partenaires", "visible para socios",
        "zichtbaar voor partners", "visível para parceiros", "visibile ai partner",
    ),
    "ignore": (
        "id", "api name", "internal name", "fold", "stage id", "external id", "record id", "created",
        "created date", "created by", "last modified", "last modified date", "modified", "updated at",
        "created at", "active", "is active", "color", "colour", "farbe", "add time", "update time", "default",
        "archived", "deal count", "amount", "value", "erstellt am", "geändert am",
    ),
}
"""Headings by target: a stage field's key, `pipeline`, `order`, `won`, `closed` (yes or no), or `ignore`."""

PEOPLE_WORDS: dict[str, tuple[str, ...]] = {
    "name": (
        "name", "full name", "participant", "person", "contact", "contact name", "display name",
        "vollständiger name", "teilnehmer", "ansprechpartner", "anzeigename", "nom", "nom complet", "nombre",
        "nombre completo", "participante", "naam", "volledige naam", "deelnemer", "nome", "nome completo",
        "partecipante", "user",
    ),
    "first_name": (
        "first name", "given name", "vorname", "prénom", "nombre de pila", "voornaam", "primeiro nome",
    ),
    "last_name": (
        "last name", "surname", "family name", "nachname", "familienname", "nom de famille", "apellido",
        "apellidos", "achternaam", "sobrenome", "apelido", "cognome",
    ),
    "team": (
        "team", "department", "group", "function", "company", "organisation", "organization", "account",
        "account name", "abteilung", "bereich", "gruppe", "firma", "équipe", "service", "département",
        "société", "equipo", "departamento", "empresa", "afdeling", "bedrijf", "equipe", "squadra", "reparto",
        "azienda", "business unit",
    ),
    "job_title": (
        "job title", "title", "position", "job", "function title", "stelle", "berufsbezeichnung", "funktion",
        "titel", "titre", "poste", "fonction", "cargo", "puesto", "functie", "functietitel", "título",
        "ruolo aziendale", "mansione", "qualifica", "posizione",
    ),
    "email": (
        "email", "e mail", "mail", "email address", "e mail address", "e mail adresse", "mailadresse",
        "adresse e mail", "courriel", "correo", "correo electrónico", "e mailadres", "endereço de e mail",
        "indirizzo e mail", "posta elettronica", "user name",
    ),
    "roles": (
        "role", "roles", "workshop role", "rolle", "rollen", "rôle", "rôles", "rol", "roles en el taller",
        "papel", "papéis", "ruolo", "ruoli", "responsibility",
    ),
    "ignore": (
        "id", "phone", "telephone", "mobile", "telefon", "handy", "téléphone", "teléfono", "telefoon",
        "telefone", "telefono", "address", "city", "country", "created date", "last login", "status", "active",
        "salutation", "anrede",
    ),
}
"""Headings by target in lists of people."""
