"""变更事件 A receiver of webhooks, with nothing but Python 3: checks each delivery (HMAC) and writes its ids, one JSON a line.

Settings: TONGLIAN_WEBHOOK_SECRETS (whsec_…, several parted by spaces), PORT. Put a proxy with TLS in front.
"""

import base64
import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRETS = [base64.b64decode(one.removeprefix("whsec_")) for one in os.environ["TONGLIAN_WEBHOOK_SECRETS"].split()]
TOLERANCE = 300
MOST = 65_536
seen: set[str] = set()  # a real receiver keeps it: the same id may come again, also after a restart


def fits(headers, body: bytes) -> bool:
    """Whether the delivery is of the hub, and of now. Of the raw body: JSON written again is another text."""
    identifier, sent = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not sent.isdigit() or abs(time.time() - int(sent)) > TOLERANCE:
        return False
    signed = f"{identifier}.{sent}.".encode() + body
    given = [one.removeprefix("v1,") for one in headers.get("webhook-signature", "").split() if one.startswith("v1,")]
    expected = [base64.b64encode(hmac.digest(secret, signed, hashlib.sha256)).decode() for secret in SECRETS]
    return any(hmac.compare_digest(one, other) for one in expected for other in given)


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", "0"))
        body = self.rfile.read(min(length, MOST))
        if length > MOST or not fits(self.headers, body):
            self.send_response(400)
        else:
            if self.headers["webhook-id"] not in seen:
                seen.add(self.headers["webhook-id"])
                print(json.dumps(json.loads(body)["data"]), flush=True)
            self.send_response(204)  # only when it is kept: otherwise the hub would not send it again
        self.end_headers()

    def log_message(self, *_) -> None:
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8090"))), Receiver)
    print(f"listens on {server.server_port}", file=sys.stderr, flush=True)
    server.serve_forever()
