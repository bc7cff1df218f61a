"""Time stamps from an authority (RFC 3161) over HTTP, with nothing but the standard library underneath."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from stageworkshop.domain.errors import DomainError, InvalidValue

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import TimeStamper

TIMEOUT = 15.0
"""Seconds that a time-stamp server may take."""
_MAX_BYTES = 1024 * 1024


def check_address(address: str) -> str:
    """The address of a time-stamp server without outer blanks. Raises InvalidValue when it is no http(s) address."""
    address = address.strip()
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InvalidValue(
            "time_stamp.address",
            f"“{address[:120]}” is no address of a time-stamp server; it must begin with http:// or https://.",
            where="Time stamps",
        )
    return address


def time_stamper(address: str) -> TimeStamper:
    """A client for pyHanko. When used it raises DomainError "time_stamp.failed" for a server that gives no stamp."""
    from asn1crypto import tsp
    from pyhanko.sign.timestamps import TimeStamper

    address = check_address(address)

    class HttpTimeStamper(TimeStamper):
        async def async_request_tsa_response(self, req: Any) -> Any:
            return tsp.TimeStampResp.load(await asyncio.to_thread(_post, address, req.dump()), strict=True)

    return HttpTimeStamper()  # type: ignore[no-untyped-call]


def failed(address: str, why: object) -> DomainError:
    """What to say when there is no stamp to be had."""
    return DomainError(
        "time_stamp.failed",
        f"no time stamp came from there ({why}); try again later, or seal without one.",
        where=address,
    )


def _post(address: str, body: bytes) -> bytes:
    headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    request = Request(address, data=body, headers=headers, method="POST")
    try:
        with urlopen(request, timeout=TIMEOUT) as answer:
            if answer.headers.get_content_type() != "application/timestamp-reply":
                raise failed(address, "the answer is no time stamp")
            return bytes(answer.read(_MAX_BYTES))
    except HTTPError as error:
        error.close()
        raise failed(address, error.code) from error
    except URLError as error:
        raise failed(address, error.reason) from error
    except (OSError, ValueError) as error:
        raise failed(address, error) from error
