import { Command, InvalidArgumentError } from 'commander'
import { loadConfig, type Config } from '../config/load-config'
import type { DropoutCheckOptions } from './dropout'
import { sentenceOf } from './fail'
import { addFileCommands } from './file-commands'

type Overrides = Record<string, string | number | undefined>

/** The command line. Each command loads only what it needs, so that a small one answers at once. */
function program(): Command {
  const tonglian = new Command('tonglian')
    .description('童联 Tonglian: the children’s registry hub')
    .option('-c, --config <file>', 'settings file (default: TONGLIAN_CONFIG; all settings: docs/CONFIG.md)')
  const file = () => tonglian.opts<{ config?: string }>().config
  /** For commands that read, and leave nothing behind where there was nothing. */
  const config = (): Config => loadConfig({ file: file(), keepSecrets: false })
  /** For commands that bring a hub into being. */
  const configOfHub = (overrides: Overrides): Config => loadConfig({ file: file(), overrides })

  tonglian
    .command('start')
    .description('start the hub (the default of npm start)')
    .option('-p, --port <port>', 'port to listen on', whole)
    .action(async ({ port }: { port?: number }) =>
      (await import('./start.js')).start(configOfHub({ 'http.port': port })),
    )

  tonglian
    .command('demo')
    .description('make the demo registries anew (the hub must not be running)')
    .option('-n, --children <count>', 'how many children', whole)
    .option('-s, --seed <seed>', 'the same seed makes the same children', whole)
    .option('--dirty', 'with every kind of bad cell and doubtful person, and a sheet that tells of each')
    .action(async ({ children, seed, dirty }: { children?: number; seed?: number; dirty?: true }) =>
      (await import('./demo.js')).demo(configOfHub({ 'demo.children': children, 'demo.seed': seed }), dirty === true),
    )

  const access = tonglian.command('access').description('the access table')
  access
    .command('matrix')
    .description('the whole table as a matrix')
    .option('--html', 'a web page in place of Markdown')
    .action(async ({ html }: { html?: boolean }) => (await import('./access.js')).matrix(config(), html === true))
  access
    .command('check')
    .description('whether the table matches the schema')
    .action(async () => (await import('./access.js')).check(config()))
  access
    .command('diff')
    .description('cells of the matrix that differ between two folders of the access table; exit code 1 if any does')
    .argument('<before>', 'folder of the table before')
    .argument('[after]', 'folder of the table after (default: the one that the settings name)')
    .action(async (before: string, after?: string) => (await import('./access.js')).diff(config(), before, after))
  access
    .command('explain')
    .description('what an actor would be shown, by which rule, and what an operation costs')
    .argument('<field-or-operation>', 'Type.field, a GraphQL operation, or @file with one')
    .requiredOption('--as <audience>', 'a department (its officer) or a role')
    .option('--purpose <purpose>', 'the purpose of the look', '')
    .option('--variables <json>', 'variables of the operation, or @file with them')
    .option('--reach <scopes>', 'of area,school,caseload: those that the account has (default: all)')
    .action(async (what: string, options: { as: string; purpose: string; variables?: string; reach?: string }) =>
      (await import('./explain.js')).explain(config(), what, options),
    )

  const audit = tonglian.command('audit').description('the audit trail')
  audit
    .command('verify')
    .description('checks every entry; names the first that was changed, dropped, reordered or inserted')
    .option('--without-anchor', 'leave the anchor file out: a cut at the end does not show')
    .action(async ({ withoutAnchor }: { withoutAnchor?: boolean }) =>
      (await import('./audit.js')).verify(config(), { anchor: withoutAnchor !== true }),
    )

  const grants = tonglian.command('grants').description('break-glass grants, for the duty officer')
  grants
    .command('list')
    .description('requests that wait, and emergencies in force or not reviewed yet')
    .action(async () => (await import('./grants.js')).list(config()))
  grants
    .command('revoke')
    .description('end a grant at once')
    .argument('<id>', 'grant:…, as the list shows it')
    .requiredOption('--as <officer>', 'the duty officer’s account name, kept in the audit trail')
    .requiredOption('--note <note>', 'why: 5 to 1,000 characters, kept with the grant')
    .action(async (id: string, options: { as: string; note: string }) =>
      (await import('./grants.js')).revoke(config(), id, options.as, options.note),
    )

  tonglian
    .command('index')
    .description('the index behind lists and search')
    .command('rebuild')
    .description('build it anew from the registries, beside the one that answers')
    .action(async () => (await import('./index-rebuild.js')).indexRebuild(config()))

  const registries = tonglian.command('registries').description('how the hub follows the registries')
  registries
    .command('unread')
    .description('records that could not be read: registry, id, columns, code, since when')
    .action(async () => (await import('./registries.js')).unread(config()))
  registries
    .command('compare')
    .description('compare everything that a registry holds with the links, as the hub does once a day')
    .argument('[registry]', 'its name, such as civil-affairs; all when left out')
    .option('--accept', 'take for deleted what is missing, however much it is')
    .action(async (registry: string | undefined, { accept }: { accept?: boolean }) =>
      (await import('./registries.js')).compare(config(), registry, accept === true),
    )

  const dropout = tonglian.command('dropout').description('dropout control')
  dropout
    .command('run')
    .description('judge all children again, for today and by the rules in force, as the hub does once a day')
    .action(async () => (await import('./dropout-run.js')).dropoutRun(config()))
  dropout
    .command('ledgers')
    .description(
      'the three ledgers: items by ledger and state, missed clocks, runs that wait, how far the calendar knows',
    )
    .action(async () => (await import('./ledgers.js')).ledgers(config()))
  dropout
    .command('figures')
    .description('precision, recall on children who came back and time to first contact, by version of the rules')
    .option('--division <code>', 'a division (default: all)')
    .action(async ({ division }: { division?: string }) => (await import('./ledgers.js')).figures(config(), division))
  dropout
    .command('check')
    .description('check a list of ID or roll numbers and write it back with the answers')
    .argument('<file>', '.csv or .xlsx, with one pupil a row')
    .requiredOption('--client <id>', 'the account of a program, such as school-system')
    .requiredOption('--secret-file <file>', 'file with its secret')
    .option('--hub <address>', 'the hub (default: as the settings name it)')
    .option('--issuer <address>', 'the realm that signs its tokens (default: of the settings, or the hub’s own)')
    .option('--purpose <purpose>', 'the purpose of the look (default: the account’s first)')
    .option('--column <column>', 'heading or letter of the numbers (default: found by its heading)')
    .option('--sheet <name>', 'sheet of a workbook (default: the first)')
    .option('--encoding <encoding>', 'of a CSV file: utf-8, gbk or gb18030 (default: utf-8; never guessed)')
    .option('--language <language>', 'of headings and errors: zh or en (default: zh)')
    .option('-o, --out <file>', 'where to write, .csv or .xlsx (default: <file>.checked, of the same kind)')
    .action(async (file: string, options: DropoutCheckOptions) =>
      (await import('./dropout.js')).dropoutCheck(config(), file, options),
    )

  tonglian
    .command('rules')
    .description('the rules of dropout control')
    .command('test')
    .description('how many children another rule file would judge differently, by county and level; changes nothing')
    .argument('<file>', 'the rule file to be tried (YAML)')
    .option('--on <variants>', 'its local variants that count, by commas (default: those of the settings)')
    .option('--day <day>', 'the day to judge, such as 2026-11-30 (default: today)')
    .option('--last-month', 'judge the last day of the month before, against the levels that were kept then')
    .action(async (rules: string, options: { on?: string; day?: string; lastMonth?: boolean }) =>
      (await import('./rules.js')).rulesTest(config(), rules, options),
    )

  tonglian
    .command('snapshot')
    .description('write the index as the Parquet file of a month, or check the one that is there')
    .option('--month <month>', 'last month or this one, such as 2026-10 (default: last month)')
    .option('--again', 'write it anew; the earlier file stays')
    .action(async ({ month, again }: { month?: string; again?: true }) =>
      (await import('./release.js')).snapshot(config(), month, again === true),
    )
  const release = tonglian
    .command('release')
    .description('protect, audit, sign and publish the numbers of a month (docs/STATISTICS.md)')
    .option('--month <month>', 'such as 2026-10 (default: last month)')
    .option('--correct', 'a new release of a month that is published')
  release.action(async ({ month, correct }: { month?: string; correct?: true }) =>
    (await import('./release.js')).release(config(), month, correct === true),
  )
  release
    .command('list')
    .description('what is published')
    .action(async () => (await import('./release.js')).list(config()))
  release
    .command('verify')
    .description('whether releases are what was signed; exit code 1 if one is not')
    .action(async () => (await import('./release.js')).verify(config(), release.opts<{ month?: string }>().month))
  tonglian
    .command('population')
    .description('numbers of the population, by which rates are computed')
    .command('load')
    .description('load a table (CSV, UTF-8): all rows, or none')
    .argument('<file>', 'columns table, year or month, division, dimensions, number')
    .action(async (file: string) => (await import('./population.js')).load(config(), file))
  addFileCommands(tonglian, () => configOfHub({})) // a key that is not kept would be of no hub

  tonglian
    .command('registry')
    .description('an agency’s own registry')
    .command('new')
    .description('write a first mapping from a database’s catalogue, with guesses marked; no row is read')
    .requiredOption('--registry <registry>', 'its name, such as civil-affairs')
    .requiredOption('--url <address>', 'the database, as a role that may only read')
    .option('-o, --out <file>', 'where to write it (default: <registry>.mapping.yml)')
    .option('--table <table>', 'the table with one row a person')
    .action(async (options: { registry: string; url: string; out?: string; table?: string }) =>
      (await import('./registry-new.js')).registryNew(options),
    )

  tonglian
    .command('worker')
    .description('run the hub’s jobs alone, beside hubs that run (tonglian start runs them too)')
    .action(async () => (await import('./worker.js')).worker(config()))
  const jobs = tonglian
    .command('jobs')
    .description('the queue of jobs: dead letters first; exit code 1 when there is one')
  jobs.action(async () => (await import('./jobs.js')).list(config()))
  jobs
    .command('retry')
    .description('begin a dead letter anew')
    .argument('<id>', 'its number, as the list shows it')
    .action(async (id: string) => (await import('./jobs.js')).retry(config(), id))

  tonglian
    .command('migrate')
    .description('bring the hub’s database to its newest form (needs hub.ownerUrl)')
    .action(async () => (await import('./migrate.js')).migrateCommand(config()))
  tonglian
    .command('conformance')
    .description('run the conformance suite on the connected registries')
    .argument('[registry]', 'its name, such as civil-affairs; all when left out')
    .action(async (registry?: string) => (await import('./conformance.js')).conformance(config(), registry))
  return tonglian
}

function whole(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('expected a whole number')
  return Number(value)
}

// `tonglian … | head` closes the pipe when it has enough.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
  process.exit()
})

program()
  .parseAsync()
  .catch((fault: unknown) => {
    process.stderr.write(`\n${sentenceOf(fault)}\n`)
    process.exitCode = 1
    // Whatever a failed start left open must not keep the process.
    setTimeout(() => process.exit(1), 2_000).unref()
  })
