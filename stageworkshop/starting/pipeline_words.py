# fmt: off
"""What a pipeline's name says of its kind, in the languages of `value_words`. All plain: small letters, no accents."""

from __future__ import annotations

from stageworkshop.starting.headings import plain

_WORDS: dict[str, tuple[str, ...]] = {
    "partner": (
        "partner", "dealer", "distributor", "reseller", "channel", "handler", "fachhandler", "vertriebspartner",
        "revendeur", "concessionnaire", "distribuidor", "socio", "parceiro", "rivenditore", "canale",
    ),
    "post_sale": (
        "post sale", "after sales", "aftersales", "service", "onboarding", "renewal", "customer success",
        "installed base", "support", "kundendienst", "verlangerung", "bestandskunden", "apres vente", "renouvellement",
        "posventa", "renovacion", "pos venda", "assistenza", "rinnovo",
    ),
    "lead": (
        "lead", "enquir", "inquir", "prospect", "mql", "interessent", "anfrage", "piste", "contacto", "contatti",
    ),
}
"""Kind of `domain.stage.PIPELINE_KINDS` → beginnings of words that speak for it; the first kind that fits counts."""


def kind_of(name: str) -> str:
    """The kind that a pipeline's name speaks for; an opportunity pipeline where it says nothing."""
    words = f" {plain(name)}"
    return next(
        (kind for kind, starts in _WORDS.items() if any(f" {start}" in words for start in starts)), "opportunity"
    )
