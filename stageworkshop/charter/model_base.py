"""What the parts of the definitions file's model have in common: the sorts of short values, and how strict they are.

Whoever needs pydantic gets it from here. Its own modules import one another in a circle, each when it is first asked
for, so that two threads which come in by different doors find it half loaded; one door lets them in one by one.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Field
from pydantic import ValidationError as ValidationError

from stageworkshop.domain.keys import KEY_PATTERN as KEY_PATTERN

HASH_PATTERN = r"^[0-9a-f]{64}$"
STAMP_PATTERN = r"^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z)?$"
DAY_PATTERN = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
# [0-9], because \d means every script's digits in some readers of the schema and ASCII in others.

Key = Annotated[str, Field(min_length=1, max_length=80, pattern=KEY_PATTERN)]
"""A stable name for machines."""
Hash = Annotated[str, Field(pattern=HASH_PATTERN)]
"""SHA-256 in lower-case hex."""
Fingerprint = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
"""SHA-256 of a certificate in lower-case hex, or ""."""
Stamp = Annotated[str, Field(pattern=STAMP_PATTERN)]
"""UTC time in ISO 8601 with Z, or ""."""
Day = Annotated[str, Field(pattern=DAY_PATTERN)]
"""ISO date, or ""."""
Line = Annotated[str, Field(min_length=1, max_length=400)]
"""One entry of a list of short texts."""
FieldName = Annotated[str, Field(min_length=1, max_length=120)]
"""A CRM field's name."""
Coordinate = Annotated[int, Field(ge=-100_000, le=100_000)]
"""One number of a pen stroke's point."""


class Part(BaseModel):
    """Base of all parts: frozen, no silent conversion of types.

    Members that this version does not know are kept and written again, so that nothing is lost on the way through an
    older program; `charter.faults` names them.
    """

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, populate_by_name=True)
