import type { IConfiguration, IRegularForbiddenRuleType } from 'dependency-cruiser' with { 'resolution-mode': 'import' }
import { PRODUCT, ROOMS, type Room } from './rooms'

const product = `^(${PRODUCT.join('|')})/`
const ours = `^(${[...PRODUCT, 'bench', 'scripts', 'test'].join('|')})/`
const folderOf = ({ holds }: Room) => holds.source
const foldersOf = (...names: string[]) => ROOMS.filter(({ name }) => names.includes(name)).map(folderOf)
const packages = (names: string) => `^node_modules/(@types/)?(${names})/`

/** One rule a room: it may import itself and what it names, and nothing else of ours. */
function downwards(room: Room): IRegularForbiddenRuleType[] {
  const { name, why, mayImport } = room
  if (mayImport === 'everything') return []
  return [
    rule(
      `room-${name}`,
      why,
      { path: folderOf(room) },
      { path: ours, pathNot: [folderOf(room), ...foldersOf(...mayImport)] },
    ),
  ]
}

const rules: readonly IRegularForbiddenRuleType[] = [
  rule(
    'no-circle',
    'files that need each other, for a type alone too, can be neither read nor changed one by one',
    {},
    { circular: true },
  ),
  ...ROOMS.flatMap(downwards),
  rule(
    'no-part-knows-the-whole',
    'only the process and the commands import what builds the hub',
    { path: product, pathNot: foldersOf('app', 'main', 'cli') },
    { path: foldersOf('app', 'main') },
  ),
  rule(
    'resolvers-run-nothing-of-execute',
    'they are handed what they use, for one actor and one request: from src/execute they take types alone',
    { path: '^resolvers/' },
    { path: '^src/execute/', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'who-decides-does-no-input-or-output',
    'access, linkage, normal, rules and document must decide the same anywhere',
    { path: foldersOf('access', 'linkage', 'normal', 'rules', 'document') },
    {
      path: [
        '^(node:)?(fs|net|http|https|dns|tls|child_process|timers|worker_threads)(/|$)',
        packages('knex|pg|fastify'),
      ],
    },
  ),
  rule(
    'knex-stays-below-the-contract',
    'elsewhere a query would meet no contract: connectors/sql, src/store, src/row-reader and migrations alone use knex',
    { path: product, pathNot: ['^connectors/sql/', '^src/store/', '^migrations/', '^src/row-reader/'] },
    { path: packages('knex') },
  ),
  rule(
    'row-reader-takes-types-of-knex-alone',
    'it is handed a connection and opens none',
    { path: '^src/row-reader/' },
    { path: packages('knex'), dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'pg-builds-servers-and-loads-demo-data',
    'nothing else talks to a server past knex',
    { path: product, pathNot: ['^src/embedded/', '^src/demo/'] },
    { path: packages('pg[^/]*'), dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'product-runs-without-tests',
    'what is delivered has neither tests nor benches nor packages for development beside it',
    { path: product },
    { path: '^(bench|scripts|test)/' },
  ),
  rule(
    'product-declares-its-packages',
    'a package that package.json does not deliver is there by chance',
    { path: product },
    { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'every-import-leads-somewhere',
    'a rule cannot judge what it does not find',
    { path: product },
    { couldNotResolve: true },
  ),
]

/** What dependency-cruiser is told: .dependency-cruiser.cjs hands it on. */
export const configuration: IConfiguration = {
  forbidden: [...rules],
  options: {
    tsPreCompilationDeps: true, // type imports count
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/clients/' }, // a package of its own
  },
}

function rule(
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType {
  return { name, comment, severity: 'error', from, to }
}
