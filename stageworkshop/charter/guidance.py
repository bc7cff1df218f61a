"""What the charter says about itself: how to read it, what its marks mean, how to verify it."""

from __future__ import annotations

from stageworkshop.charter.parts import FINGERPRINT, GLOSSARY, HANDOFFS, SIGN_OFFS

Sentence = tuple[str | tuple[str, str], ...]
"""Text, with (words, key of a part) where it leads to a part of the charter."""

WHY = (
    "Teams that share a customer must share the words for where that customer stands. This charter writes down, once "
    "and for all teams, what each stage of each pipeline means."
)
READING: dict[str, Sentence] = {
    "Definition": (
        "What is true of a record in this stage, in words that a new colleague understands. It is the text that was "
        "agreed on.",
    ),
    "Entry, exit": (
        "What must be true before a record enters, and before it leaves for the next stage. “Check” is what the CRM "
        "can test by itself; “evidence” is where a person finds it.",
    ),
    "Hand-off": (
        "One team passes a record to another: what comes with it, whether it needs warming or is ready for a call, how "
        "soon it must be accepted, and where it goes when rejected. All are in ",
        ("one table", HANDOFFS),
        ".",
    ),
    "Service level": ("A time limit, the event that starts its clock, and what happens when it is missed.",),
    "We call it…": (
        "Another name that a team uses for the same thing; the ",
        ("glossary", GLOSSARY),
        " lists them all. The name in the heading is the one that counts.",
    ),
    "Disagreement": (
        "A difference that was raised, with what each team held and how it ended: settled, parked with a person and a "
        "date, or passed to the decider. Dissent stays on record in the dissenter’s own words.",
    ),
    "Sign-off": (
        "A person’s answer to exactly these words, bound to their ",
        ("content hash", FINGERPRINT),
        ". When a stage changes afterwards, the sign-offs that covered it no longer hold, and ",
        ("the page of sign-offs", SIGN_OFFS),
        " says so.",
    ),
}
"""What the words of the charter mean."""
MARKS: dict[str, str] = {
    "flow": "on to the next stage, without a written hand-off",
    "hand_off": "hand-off to another team; the number is that in the hand-off table",
    "recycle": "the way back of a record that was rejected or has stalled",
    "won": "the record has ended here: won",
    "lost": "the record has ended here: lost",
    "recycled": "the record is recycled: it waits, and may come again",
    "disqualified": "the record is disqualified: it never was one",
}
"""What the marks on the map mean: kinds of paths, then kinds of stages."""
MAP = (
    "Each lane is the team that owns the stage. A numbered arrow is a hand-off between teams; a dashed line is the way "
    "back of what was rejected or has stalled."
)
HAND_OFFS = "Who passes a record to whom, what comes with it, and how soon the team that has it must act."
HAND_OFF_HEADS = (
    "No.",
    "Into the stage",
    "From, to",
    "What is passed",
    "Accepted within",
    "Rejected for, goes back to",
)
LEVEL_HEADS = ("Stage", "Owner", "Time limit", "Clock starts", "Attempts", "If the limit is missed")
SIGNING = (
    "Each answer is to the words with the content hash that stands beside it, and names how it was given: a name drawn "
    "or typed on the facilitator’s machine is a record of an answer, not a signature with the person’s own key. An "
    "answer signed with an own key shows that key’s fingerprint, to be compared with what its holder tells."
)
HASH = (
    "One changed letter in any definition gives another hash. Sign-offs are bound to it, and the definitions file that "
    "belongs to this charter carries the same one."
)
HASHED = "SHA-256 over the definitions in their canonical form (JSON, RFC 8785), without sign-offs."
EXTRACT = "It holds only the stages and fields that are shared with partners."
FILE = "“charter.pdf” stands for the name that this file has with you."
COMMANDS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        "Is it sealed and unchanged?",
        "Poppler’s pdfsig reads the seal.",
        ("pdfsig charter.pdf",),
        "It must say “Signature is Valid” and “Total document signed”. It does not trust the issuer, because nobody "
        "told it to: whose seal this is, the fingerprint tells that the third command shows.",
    ),
    (
        "Are these the words that were hashed?",
        "The definitions are attached to this file exactly as they were hashed.",
        ("pdfdetach -savefile definitions.json charter.pdf", "sha256sum definitions.json"),
        "The sum must be the content hash above.",
    ),
    (
        "Does everything hold?",
        "Stage Workshop checks all of it at once: the seal, the attachment, every sign-off and what it covers.",
        ("stageworkshop verify charter.pdf",),
        "It answers with a sentence for each check. Compare the fingerprint of the seal’s certificate with the one "
        "that the organisation has published elsewhere, never with one that came together with this file.",
    ),
)
"""Question, what answers it, the commands, and what must come out."""
