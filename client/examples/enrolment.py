"""批量核查学籍状态 State of enrolment of many students, with nothing but Python 3.

Reads ID or roll numbers from standard input, one in a line; writes CSV in the same order.
Settings: TONGLIAN_URL, TONGLIAN_TOKEN_URL, TONGLIAN_CLIENT_ID, TONGLIAN_CLIENT_SECRET.
"""

import base64
import csv
import json
import os
import random
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

QUERY = """query ($students: [String!]!) {
  enrolmentStatus(students: $students) { student rollState since dropoutState error { code message } }
}"""
BATCH = 1000  # the most that a hub takes at once unless its operator set another limit
ATTEMPTS = 4
PASSING = {429, 502, 503, 504}


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A secret goes to the named address alone."""

    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(NoRedirect)


def send(url: str, body: bytes, headers: dict) -> dict:
    """The JSON of an answer; tries again what passes, after a wait of chance that doubles."""
    for attempt in range(1, ATTEMPTS + 1):
        wait = random.uniform(0, 0.5 * 2 ** (attempt - 1))
        try:
            with OPENER.open(urllib.request.Request(url, body, headers), timeout=30) as response:
                return json.load(response)
        except urllib.error.HTTPError as refused:
            if refused.code not in PASSING or attempt == ATTEMPTS:
                sys.exit(f"{refused.code}: {refused.read().decode('utf-8')}")
            told = refused.headers.get("retry-after", "")
            wait += int(told) if told.isdigit() else 0
        except (urllib.error.URLError, TimeoutError, ConnectionError) as broken:
            if attempt == ATTEMPTS:
                sys.exit(f"no answer of the hub: {broken}")
        time.sleep(wait)
    raise AssertionError("not reached")


def token() -> str:
    pair = ":".join(urllib.parse.quote(os.environ[name], safe="") for name in ("TONGLIAN_CLIENT_ID", "TONGLIAN_CLIENT_SECRET"))
    headers = {
        "authorization": "Basic " + base64.b64encode(pair.encode()).decode(),
        "content-type": "application/x-www-form-urlencoded",
    }
    return send(os.environ["TONGLIAN_TOKEN_URL"], b"grant_type=client_credentials", headers)["access_token"]


def main() -> None:
    numbers = [line.strip() for line in sys.stdin if line.strip()]
    headers = {
        "authorization": f"Bearer {token()}",
        "content-type": "application/json",
        "accept": "application/graphql-response+json",
        "accept-language": "zh-CN",
        "x-purpose": "dropout-control",
    }
    out = csv.writer(sys.stdout)
    out.writerow(["student", "rollState", "since", "dropoutState", "error"])
    for start in range(0, len(numbers), BATCH):
        body = json.dumps({"query": QUERY, "variables": {"students": numbers[start : start + BATCH]}})
        answer = send(os.environ["TONGLIAN_URL"].rstrip("/") + "/graphql", body.encode(), headers)
        if not (answer.get("data") or {}).get("enrolmentStatus"):
            sys.exit(json.dumps(answer.get("errors"), ensure_ascii=False))
        for one in answer["data"]["enrolmentStatus"]:
            error = one["error"]["code"] if one["error"] else ""
            out.writerow([one["student"], one["rollState"], one["since"], one["dropoutState"], error])


main()
