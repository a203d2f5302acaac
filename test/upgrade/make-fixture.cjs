// Makes the fixture of the upgrade test from a checkout of an older version: what a data folder of it held, without the cluster.
//   git worktree add --detach /tmp/older <commit> && (cd /tmp/older && npm ci)
//   node test/upgrade/make-fixture.cjs /tmp/older test/upgrade/<commit>.json.br
//   git worktree remove --force /tmp/older
// It starts that version twice on a new data folder, and asks it over HTTP for what must outlive the upgrade: links, a grant in each
// state, saved filters, a trail of two chains with its anchors. The form of the tables is not kept: the migrations of then make it.
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { pipeline } = require('node:stream/promises')
const zlib = require('node:zlib')
const { Client } = require('pg')
const copy = require('pg-copy-streams')

const [older, out] = process.argv.slice(2)
const CHILDREN = 60
const FILES = ['demo.json', 'secrets.json', 'audit-anchors.jsonl']
const RULE = 'health.yml#mental-health'

async function main() {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tonglian-older-'))
  fs.chmodSync(dataDir, 0o711)
  try {
    const first = await start(dataDir)
    const told = await use(first)
    await first.stop()
    const second = await start(dataDir) // a second chain of the trail
    told.answers = await answersOf(second, told)
    await pause(2_500) // anchors are noted every second
    const databases = await dump(dataDir)
    await second.stop()
    const files = Object.fromEntries(FILES.map((name) => [name, fs.readFileSync(path.join(dataDir, name), 'utf8')]))
    const fixture = JSON.stringify({ made: new Date().toISOString(), told, files, databases })
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = zlib.constants
    const packed = zlib.brotliCompressSync(Buffer.from(fixture), {
      params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: fixture.length },
    })
    fs.writeFileSync(out, packed)
    console.log(`${out}: ${packed.length} bytes of ${fixture.length}`)
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis))

function start(dataDir) {
  const child = spawn(process.execPath, ['bin/tonglian.cjs', 'start'], {
    cwd: older,
    env: { ...process.env, TONGLIAN_DATA_DIR: dataDir, TONGLIAN_PORT: '0', TONGLIAN_DEMO_CHILDREN: String(CHILDREN) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.on('close', resolve))
  let said = ''
  return new Promise((resolve, reject) => {
    void ended.then((code) => reject(new Error(`the older version ended with ${code}: ${said}`)))
    child.stdout.on('data', (text) => {
      said += text
      const url = /Look +(http:\/\/[^\s/]+)/.exec(said)?.[1]
      if (url && said.includes('Ctrl-C'))
        resolve({
          url,
          stop: async () => {
            child.kill('SIGTERM')
            await ended
          },
        })
    })
  })
}

async function ask({ url }, account, query, variables = {}, headers = {}) {
  const credentials = { grant_type: 'password', client_id: 'tonglian-web', username: account, password: `${account}-demo`, scope: 'openid' } // prettier-ignore
  const signedIn = await fetch(`${url}/realms/tonglian/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams(credentials) }) // prettier-ignore
  const { access_token: token } = await signedIn.json()
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return answer.json()
}

let keys = 0
async function change(hub, account, name, input) {
  const type = `${name[0].toUpperCase()}${name.slice(1)}Input`
  const what = name.endsWith('Filter') ? 'filter { id version name }' : 'grant { id version state review }'
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${what} errors { code message } } }`
  const { data, errors } = await ask(hub, account, query, { input: { idempotencyKey: `older-key-${(keys += 1)}`, ...input } }) // prettier-ignore
  const payload = data?.[name]
  if (errors || !payload || payload.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(errors ?? payload)}`)
  return payload.grant ?? payload.filter
}

async function use(hub) {
  const { data } = await ask(hub, 'education', '{ children(first: 100) { totalCount edges { node { id } } } }')
  const children = data.children.edges.map(({ node }) => node.id)
  const screened = []
  for (const id of children) {
    const seen = await ask(hub, 'doctor', 'query ($id: ID!) { child(id: $id) { health { archiveNumber } } }', { id })
    if (seen.data?.child?.health?.archiveNumber) screened.push(id)
  }
  const named = ({ id, version }) => ({ grantId: id, version })
  const request = (childId, more = {}) =>
    change(hub, 'education', 'requestGrant', { childId, rule: RULE, reason: 'the class teacher asks for help', hours: 2, ...more }) // prettier-ignore
  const decide = async (grant, decision) =>
    change(hub, 'health-approver', 'decideGrant', { ...named(await grant), decision, note: 'as the case needs' })
  const revoke = async (grant) =>
    change(hub, 'health-approver', 'revokeGrant', { ...named(await grant), note: 'no longer needed' })
  const emergency = (childId) => request(childId, { emergency: true, hours: 1 })
  const [a, b, c] = screened
  const grants = {
    REQUESTED: await request(a),
    APPROVED: await decide(request(b, { hours: 168 }), 'APPROVE'),
    REFUSED: await decide(request(c), 'REFUSE'),
    REVOKED: await revoke(decide(request(c), 'APPROVE')),
    EMERGENCY: await emergency(c),
  }
  const reviewed = await emergency(a)
  grants.REVIEWED = await change(hub, 'health-approver', 'reviewGrant', { ...named(reviewed), verdict: 'JUSTIFIED', note: 'there was need' }) // prettier-ignore
  const filters = [
    await change(hub, 'education', 'saveFilter', { name: '在读', where: { rollState: { eq: 'ENROLLED' } } }),
    await change(hub, 'civil-affairs', 'saveFilter', { name: '监护', where: { guardianshipType: { in: ['NONE', 'PARENT_UNABLE'] } } }), // prettier-ignore
  ]
  const gone = await change(hub, 'education', 'saveFilter', { name: '删除', where: { rollState: { eq: 'SUSPENDED' } } })
  await change(hub, 'education', 'deleteFilter', { id: gone.id, version: gone.version })
  await ask(hub, 'analyst', `query ($id: ID!) { child(id: $id) { name } }`, { id: a }) // a refusal in the trail
  return { children, grants, filters, approvedFor: b }
}

/** What accounts were answered, to be compared after the upgrade. */
async function answersOf(hub, { filters, approvedFor }) {
  const list = 'query ($saved: ID) { children(saved: $saved, first: 100) { totalCount edges { node { id name } } } }'
  const saved = async (account, filter) => (await ask(hub, account, list, { saved: filter.id })).data.children
  const profile = 'query ($id: ID!) { child(id: $id) { id name education { rollNumber rollState } health { mentalHealth { date } } } }' // prettier-ignore
  return {
    all: (await ask(hub, 'education', list)).data.children,
    enrolled: await saved('education', filters[0]),
    guardianship: await saved('civil-affairs', filters[1]),
    profile: (await ask(hub, 'education', profile, { id: approvedFor })).data.child,
  }
}

/** Every table of every database as COPY writes it, and the migrations that made them. */
async function dump(dataDir) {
  const { findRunning } = require(path.join(path.resolve(older), 'dist/src/embedded/find-running'))
  const { urls } = findRunning(dataDir)
  const databases = {}
  for (const [name, { owner }] of Object.entries(urls)) {
    const db = new Client({ connectionString: owner })
    await db.connect()
    const { rows } = await db.query(`SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname !~ '^knex_' ORDER BY 1`) // prettier-ignore
    const { rows: migrations } = await db.query('SELECT name FROM knex_migrations ORDER BY id')
    const tables = {}
    for (const { name: table } of rows) {
      const parts = []
      await pipeline(db.query(copy.to(`COPY ${table} TO STDOUT`)), async (source) => {
        for await (const part of source) parts.push(part)
      })
      tables[table] = Buffer.concat(parts).toString()
    }
    const xact = await db.query('SELECT pg_current_xact_id()::text AS id')
    databases[name] = { migrations: migrations.map((one) => one.name), tables, transaction: xact.rows[0].id }
    await db.end()
  }
  return databases
}

main().catch((fault) => {
  console.error(fault)
  process.exitCode = 1
})
