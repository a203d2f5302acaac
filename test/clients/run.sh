#!/usr/bin/env bash
# Clients of other people, each with its defaults, against a real hub. Installs what they need into this folder; arguments go to jest.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --silent
python=.venv/bin/python
if ! "$python" -c 'import gql, aiohttp' 2>/dev/null; then
  rm -rf .venv
  python3 -m venv .venv 2>/dev/null || {
    apt-get update -qq && apt-get install -y -qq python3-venv # Debian ships venv apart from python3
    rm -rf .venv
    python3 -m venv .venv
  }
fi
"$python" -m pip install --quiet --disable-pip-version-check -r requirements.txt
cd ../..
node_modules/.bin/tsc -p test/clients
node --experimental-vm-modules --disable-warning=ExperimentalWarning node_modules/jest/bin/jest.js --ci -c test/clients/jest.config.cjs "$@"
