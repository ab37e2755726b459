"""Which addresses may be asked: http(s) to public machines only, checked at every hop and at the very address that is connected to."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult

from dragoman.errors import SourceError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str, int], Awaitable[list[str]]]

NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether it is a machine of the public network, under whatever spelling."""
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in meanings(address))


def meanings(address: Address) -> list[Address]:
    """The address, or the IPv4 addresses that an IPv6 address carries inside."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return [address.ipv4_mapped]
        if address.sixtofour is not None:
            return [address.sixtofour]
        if address.teredo is not None:
            return list(address.teredo)
        if address in NAT64:
            return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    return [address]


def check_url(url: str, allow_private: bool) -> str:
    """The host of an http(s) address. Raises SourceError: `refused` for other schemes, private addresses, user names in it."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError(url, f"no address: {error}", "refused") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise SourceError(url, "only http and https addresses are fetched", "refused")
    if parts.username is not None or parts.password is not None:
        raise SourceError(url, "an address with a user name or a password", "refused")
    try:
        literal = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if not allow_private and not is_public(literal):
        raise SourceError(url, f"{host} is not a public address", "refused")
    return host


async def system_lookup(host: str, port: int) -> list[str]:
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class PublicResolver(AbstractResolver):
    """Looks a host up once and hands aiohttp only addresses that may be connected to: nothing is looked up again behind the check."""

    def __init__(self, allow_private: bool = False, lookup: Lookup = system_lookup) -> None:
        self.allow_private, self.lookup = allow_private, lookup

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:
        addresses = [ipaddress.ip_address(text.partition("%")[0]) for text in await self.lookup(host, port)]
        allowed = [address for address in addresses if self.allow_private or is_public(address)]
        if addresses and not allowed:
            raise SourceError(host, f"{host} is {addresses[0]}, which is not a public address", "refused")
        return [
            ResolveResult(
                hostname=host, host=str(address), port=port, proto=0, flags=socket.AI_NUMERICHOST,
                family=socket.AF_INET6 if address.version == 6 else socket.AF_INET,
            )
            for address in allowed
        ]

    async def close(self) -> None:
        """Nothing is held open."""
