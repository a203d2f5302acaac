#!/usr/bin/env node
// Builds dist/ when a source is newer than it (about a second), then runs the command line.
const { build } = require('../scripts/build.cjs')

build({ quiet: true })
require('../dist/src/cli/tonglian.js')
