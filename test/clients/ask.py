"""Python's gql with its defaults, the schema fetched from the hub: reads what to ask from standard input, prints the answers."""
import asyncio
import json
import sys

from gql import Client, gql
from gql.transport.aiohttp import AIOHTTPTransport
from gql.transport.exceptions import TransportQueryError


async def main() -> None:
    asked = json.load(sys.stdin)
    transport = AIOHTTPTransport(url=asked["url"], headers=asked["headers"])
    answers = []
    async with Client(transport=transport, fetch_schema_from_transport=True) as session:
        for one in asked["operations"]:
            operation = gql(one["query"])
            operation.variable_values = one.get("variables", {})
            try:
                answers.append({"data": await session.execute(operation)})
            except TransportQueryError as error:
                answers.append({"errors": error.errors})
    json.dump(answers, sys.stdout, ensure_ascii=False)


asyncio.run(main())
