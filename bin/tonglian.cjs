#!/usr/bin/env node
// Builds dist/ when a source is newer than it (about a second), and for `start` the application as well; then runs the command line.
const { build } = require('../scripts/build.cjs')
const { buildWeb } = require('../scripts/build-web.cjs')

build({ quiet: true })
const ready = process.argv.includes('start') ? buildWeb({ quiet: true }) : Promise.resolve()
void ready.then(() => require('../dist/src/cli/tonglian.js'))
