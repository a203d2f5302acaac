import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../src/kit/project-root'
import { PRODUCT } from './rooms'

const run = promisify(execFile)
const program = path.join(projectRoot(), 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const rules = path.join(projectRoot(), '.dependency-cruiser.cjs')

/** The rules that a project's files break, as 'rule: from → to'. They are those of `npm run check:rooms`. */
async function broken(cwd: string): Promise<string[]> {
  const told = await run(process.execPath, [program, ...PRODUCT, 'test', '--config', rules, '--output-type', 'json'], {
    cwd,
    maxBuffer: 100_000_000,
  }).catch((ended: { stdout: string }) => ended) // it ends with the number of broken rules
  const { summary } = JSON.parse(told.stdout) as {
    summary: { violations: { from: string; to: string; rule: { name: string } }[] }
  }
  return summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`).sort()
}

/** Each rule is broken once, and kept in the nearest way beside it. */
const SMALL_PROJECT: Readonly<Record<string, string>> = {
  // A room imports one above it; for a type alone too.
  'src/kit/clock.ts': `import { decide } from '../access/decide'\nexport const now = decide\n`,
  'src/loaders/load.ts': `import type { Decided } from '../access/decide'\nexport type Load = Decided\n`,
  'src/index/list.ts': `import { decide } from '../access/decide'\nexport const list = decide\n`,
  'src/access/decide.ts': `export const decide = () => 1\nexport type Decided = number\n`,
  // A circle of types alone.
  'src/grants/desk.ts': `import type { Office } from './office'\nexport interface Desk { readonly of: Office }\n`,
  'src/grants/office.ts': `import type { Desk } from './desk'\nexport interface Office { readonly desk: Desk }\n`,
  // Commands may build the hub, nothing else may.
  'src/app.ts': `export const app = 1\n`,
  'src/cli/start.ts': `import { app } from '../app'\nexport const start = app\n`,
  'src/http/door.ts': `import { app } from '../app'\nexport const door = app\n`,
  // Resolvers take types from src/execute, and nothing that runs.
  'src/execute/planner.ts': `export type Plan = number\nexport const plan = 1\n`,
  'resolvers/hub/ask.ts': `import { type Plan, plan } from '../../src/execute/planner'\nexport const ask = (): Plan => plan\n`,
  'resolvers/hub/told.ts': `import { type Plan } from '../../src/execute/planner'\nexport type Told = Plan\n`,
  // Who decides reads no file; who runs may.
  'src/access/table.ts': `import 'node:fs'\n`,
  'src/audit/anchor.ts': `import 'node:fs'\n`,
  // Databases are reached in their places.
  'src/store/hub-store.ts': `import 'knex'\n`,
  'src/live/watch.ts': `import type { Knex } from 'knex'\nexport type Watch = Knex\n`,
  'src/row-reader/run-prepared.ts': `import 'knex'\n`,
  'src/embedded/launch.ts': `import 'pg'\n`,
  'src/audit/trail.ts': `import 'pg'\n`,
  // Neither a test nor a package of the tests is delivered.
  'test/hub.ts': `import '../src/store/hub-store'\n`,
  'src/filters/content.ts': `import '../../test/hub'\n`,
  'src/demo/rows.ts': `import 'jest'\n`,
  'package.json': JSON.stringify({ dependencies: { knex: '1.0.0', pg: '1.0.0' }, devDependencies: { jest: '1.0.0' } }),
  ...Object.fromEntries(['knex', 'pg', 'jest'].map((name) => [`node_modules/${name}/index.js`, ''])),
  'src/normal/gone.ts': `import './nowhere'\n`,
  'connectors/police/mapping.ts': `import '../health/mapping'\n`,
  'connectors/health/mapping.ts': `import '../sql/columns'\n`,
  'connectors/sql/columns.ts': '',
  'schema/child.ts': '',
  'migrations/hub.ts': '',
}

test('the code imports downwards alone, and in no circle', async () => {
  expect(await broken(projectRoot())).toEqual([])
})

test('a wrong import is found by its rule, and a right one beside it is not', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-imports-'))
  try {
    cpSync(path.join(projectRoot(), 'tsconfig.json'), path.join(folder, 'tsconfig.json'))
    for (const [file, text] of Object.entries(SMALL_PROJECT)) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
      writeFileSync(path.join(folder, file), text)
    }
    expect(await broken(folder)).toEqual([
      'every-import-leads-somewhere: src/normal/gone.ts → ./nowhere',
      'knex-stays-below-the-contract: src/live/watch.ts → node_modules/knex/index.js',
      'no-circle: src/grants/desk.ts → src/grants/office.ts',
      'no-part-knows-the-whole: src/http/door.ts → src/app.ts',
      'pg-builds-servers-and-loads-demo-data: src/audit/trail.ts → node_modules/pg/index.js',
      'product-declares-its-packages: src/demo/rows.ts → node_modules/jest/index.js',
      'product-runs-without-tests: src/filters/content.ts → test/hub.ts',
      'resolvers-run-nothing-of-execute: resolvers/hub/ask.ts → src/execute/planner.ts',
      'room-filters: src/filters/content.ts → test/hub.ts',
      'room-http: src/http/door.ts → src/app.ts',
      'room-kit: src/kit/clock.ts → src/access/decide.ts',
      'room-loaders: src/loaders/load.ts → src/access/decide.ts',
      'room-police: connectors/police/mapping.ts → connectors/health/mapping.ts',
      'row-reader-takes-types-of-knex-alone: src/row-reader/run-prepared.ts → node_modules/knex/index.js',
      'who-decides-does-no-input-or-output: src/access/table.ts → fs',
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
