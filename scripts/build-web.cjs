// Builds the application (web/app) to dist/web with Vite, only when a source changed: the hash of all sources is kept beside the result.
// A delivery without packages for development carries dist/web built.
const crypto = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')
const zlib = require('node:zlib')

const root = path.resolve(__dirname, '..')
const target = path.join(root, 'dist', 'web')
const stamp = path.join(target, 'sources.sha256')
const SOURCES = ['web/app', 'web/build', 'web/generated', 'scripts/build-web.cjs', 'package-lock.json']

function* files(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) return yield place
  for (const name of fs.readdirSync(place).sort()) yield* files(path.join(place, name))
}

function hashOfSources() {
  const hash = crypto.createHash('sha256')
  for (const source of SOURCES)
    for (const file of files(path.join(root, source))) {
      hash.update(`${path.relative(root, file)}\0`)
      hash.update(fs.readFileSync(file))
    }
  return hash.digest('hex')
}

function installed() {
  try {
    return Boolean(require.resolve('vite/package.json'))
  } catch {
    return false
  }
}

/** Slow lines get the scripts compressed; @fastify/static sends these in their place. */
function compress(folder) {
  for (const file of files(folder)) {
    if (!/\.(js|css)$/.test(file)) continue
    const text = fs.readFileSync(file)
    fs.writeFileSync(`${file}.gz`, zlib.gzipSync(text, { level: 9 }))
    fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(text))
  }
}

/** Resolves to whether it built anything. */
async function buildWeb({ quiet = false } = {}) {
  const was = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : null
  if (was !== null && !installed()) return false
  const hash = hashOfSources()
  if (was === hash) return false
  const { build } = await import('vite')
  // Made beside it and renamed when whole, so that a second start never serves half of it.
  const half = `${target}.${process.pid}`
  await build({ configFile: path.join(root, 'web/build/vite.config.mjs'), logLevel: 'warn', build: { outDir: half } })
  compress(path.join(half, 'assets'))
  fs.writeFileSync(path.join(half, 'sources.sha256'), hash)
  fs.rmSync(target, { recursive: true, force: true })
  fs.renameSync(half, target)
  if (!quiet) console.log('built web/app')
  return true
}

module.exports = { buildWeb, hashOfSources }
if (require.main === module) void buildWeb()
