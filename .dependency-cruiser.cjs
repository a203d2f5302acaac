// The rules stand in test/architecture/import-rules.ts. dist/ is built first, for dependency-cruiser reads no TypeScript of ours.
require('./scripts/build.cjs').build({ quiet: true })

// In two steps: `module.exports = require(…)` is read by Node's module lexer before the build, and would give the rules of the last run.
const { configuration } = require('./dist/test/architecture/import-rules.js')
module.exports = configuration
