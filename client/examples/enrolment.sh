#!/usr/bin/env bash
# 核查学籍状态 State of enrolment by curl: the JSON of the answer. Numbers come from standard input as a JSON list, so that none stands in
# a list of processes. Settings: TONGLIAN_URL, TONGLIAN_TOKEN_URL, TONGLIAN_CLIENT_ID, TONGLIAN_CLIENT_SECRET.
set -euo pipefail
request=(curl --silent --show-error --fail-with-body --retry 3 --retry-connrefused --max-time 30)

# The secret and the token go by configuration on standard input, for the same reason.
token=$("${request[@]}" --data grant_type=client_credentials --config - "$TONGLIAN_TOKEN_URL" <<SECRET |
user = "$TONGLIAN_CLIENT_ID:$TONGLIAN_CLIENT_SECRET"
SECRET
  sed 's/.*"access_token" *: *"\([^"]*\)".*/\1/')

students=$(cat)
query='query ($students: [String!]!) { enrolmentStatus(students: $students) { student rollState since dropoutState error { code } } }'
body=$(mktemp)
trap 'rm -f "$body"' EXIT
printf '{"query": "%s", "variables": {"students": %s}}' "$query" "$students" >"$body"
"${request[@]}" --config - --data-binary "@$body" "${TONGLIAN_URL%/}/graphql" <<TOKEN
header = "authorization: Bearer $token"
header = "content-type: application/json"
header = "accept: application/graphql-response+json"
header = "x-purpose: dropout-control"
TOKEN
