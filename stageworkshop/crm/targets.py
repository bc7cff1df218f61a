"""The CRMs that there are, each loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from stageworkshop.domain.errors import InputError

if TYPE_CHECKING:
    from stageworkshop.crm.target import Target

TARGETS: dict[str, str] = {
    "salesforce": "stageworkshop.crm.salesforce.target:TARGET",
    "hubspot": "stageworkshop.crm.hubspot.target:TARGET",
    "odoo": "stageworkshop.crm.odoo:TARGET",
    "espocrm": "stageworkshop.crm.espocrm:TARGET",
    "frappe": "stageworkshop.crm.frappe:TARGET",
    "pipedrive": "stageworkshop.crm.pipedrive:TARGET",
    "zoho": "stageworkshop.crm.zoho:TARGET",
    "dynamics": "stageworkshop.crm.table:DYNAMICS",
    "csv": "stageworkshop.crm.table:CSV",
}
"""Key → "module:object" of the target, loaded when asked for."""


def target(key: str) -> Target:
    """The target of that key. Raises InputError naming those that there are."""
    place = TARGETS.get(key)
    if place is None:
        raise InputError("target.unknown", f"“{key}” is none of: {', '.join(TARGETS)}.", where="target")
    module, _, name = place.partition(":")
    found: Target = getattr(import_module(module), name)
    return found
