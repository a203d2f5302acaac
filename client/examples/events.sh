#!/usr/bin/env bash
# 变更事件 One page of events by curl: the JSON of the answer. The position to go on from is the first argument, 'oldest' when left out.
# Settings: TONGLIAN_URL, TONGLIAN_TOKEN_URL, TONGLIAN_CLIENT_ID, TONGLIAN_CLIENT_SECRET.
set -euo pipefail
request=(curl --silent --show-error --fail-with-body --retry 3 --retry-connrefused --max-time 30)

# The secret and the token go by configuration on standard input, so that none stands in a list of processes.
token=$("${request[@]}" --data grant_type=client_credentials --config - "$TONGLIAN_TOKEN_URL" <<SECRET |
user = "$TONGLIAN_CLIENT_ID:$TONGLIAN_CLIENT_SECRET"
SECRET
  sed 's/.*"access_token" *: *"\([^"]*\)".*/\1/')

after=${1:-oldest}
query='query ($after: String) { events(after: $after) { position more events { id type childId at } } }'
body=$(mktemp)
trap 'rm -f "$body"' EXIT
printf '{"query": "%s", "variables": {"after": "%s"}}' "$query" "$after" >"$body"
"${request[@]}" --config - --data-binary "@$body" "${TONGLIAN_URL%/}/graphql" <<TOKEN
header = "authorization: Bearer $token"
header = "content-type: application/json"
header = "accept: application/graphql-response+json"
header = "x-purpose: dropout-control"
TOKEN
