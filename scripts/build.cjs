// Compiles the TypeScript rooms to dist/ with swc, only the files that changed. Types are checked by `npm run check`, not here.
const fs = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '..')
const rooms = [
  'src',
  'schema',
  'resolvers',
  'connectors',
  'migrations',
  'bench',
  'scripts',
  'test/architecture',
  'test/support',
  'test/schema',
  'test/audit-suite',
  'test/oneroster',
  'test/oracle',
  'test/registry-oracle',
  'test/dirty',
  'test/chaos',
  // What the programs of the security suite take from other suites.
  ...fs.readdirSync(path.join(root, 'test')).map((suite) => `test/${suite}/support`),
]

function* sources(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(file)
    else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts')) yield file
  }
}

function build({ quiet = false } = {}) {
  const settings = fs.statSync(path.join(root, '.swcrc')).mtimeMs
  let swc
  let count = 0
  for (const room of rooms) {
    if (!fs.existsSync(path.join(root, room))) continue
    for (const file of sources(path.join(root, room))) {
      const target = path.join(root, 'dist', path.relative(root, file).replace(/\.ts$/, '.js'))
      const wrote = fs.statSync(target, { throwIfNoEntry: false })
      if (wrote && wrote.mtimeMs >= Math.max(settings, fs.statSync(file).mtimeMs)) continue
      swc ??= require('@swc/core')
      const { code } = swc.transformFileSync(file, { configFile: path.join(root, '.swcrc') })
      fs.mkdirSync(path.dirname(target), { recursive: true })
      const half = `${target}.${process.pid}` // renamed when whole, so that a second start never reads a half file
      fs.writeFileSync(half, code)
      fs.renameSync(half, target)
      count += 1
    }
  }
  if (!quiet) console.log(`built ${count} file${count === 1 ? '' : 's'}`)
}

module.exports = { build }
if (require.main === module) build()
