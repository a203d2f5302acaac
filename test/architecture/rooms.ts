import { REGISTRIES } from '../../connectors/registries'

/** A room, what it may import besides itself, and why no more. The floor plan of docs/ARCHITECTURE.md as data. */
export interface Room {
  readonly name: string
  /** Files that belong to it, from the project's root. The first room that fits is a file's room. */
  readonly holds: RegExp
  readonly mayImport: readonly string[] | 'everything'
  readonly why: string
}

/** The folders whose code is the product. */
export const PRODUCT = ['src', 'resolvers', 'connectors', 'schema', 'migrations'] as const

export const ROOMS: readonly Room[] = [
  room('kit', 'src/kit/', [], 'everybody stands on it, so it can stand on nobody'),
  room('errors', 'src/errors/', [], 'it names every failure and causes none'),
  room(
    'config',
    'src/config/',
    ['kit', 'errors', 'contract', 'registries', 'access', 'rules'],
    'settings are read before anything is built',
  ),
  room('normal', 'src/normal/', [], 'a spelling means the same to whoever writes it and whoever asks for it'),
  room(
    'linkage',
    'src/linkage/',
    ['normal', 'kit'],
    'how alike two records are does not depend on who asks or where they lie',
  ),
  room(
    'pupil-lists',
    'src/pupil-lists/',
    ['linkage', 'sheets', 'errors'],
    'a list is read and written the same, whoever answers what it asks',
  ),
  room('sheets', 'src/sheets/', ['errors'], 'a workbook is rows and texts, whatever they mean'),
  room('rules', 'src/rules/', ['kit'], 'a rule is data and pure functions: it must give the same verdict anywhere'),
  room(
    'statistics',
    'src/statistics/',
    ['errors', 'kit'],
    'what a release withholds follows from its numbers alone, whoever asks and wherever they lie',
  ),
  room(
    'snapshots',
    'src/snapshots/',
    ['contract', 'registries', 'identity', 'index', 'store', 'row-reader', 'errors', 'kit'],
    'it writes what the index holds of a month, whoever counts it later',
  ),
  room(
    'releases',
    'src/releases/',
    ['divisions', 'pupil-lists', 'snapshots', 'statistics', 'store', 'errors', 'kit'],
    'it makes numbers of a snapshot and publishes them: who may ask for which is for the table',
  ),
  room('divisions', 'src/divisions/', ['normal', 'kit'], 'the divisions of China know nothing of this hub'),
  room(
    'access',
    'src/access/',
    ['contract', 'document', 'errors', 'kit'],
    'a decision looks at the table and the operation only',
  ),
  room('document', 'src/document/', ['errors', 'kit'], 'a document is judged before anybody knows who sent it'),
  room(
    'row-reader',
    'src/row-reader/',
    [],
    'how rows are written on their way is nobody else’s concern: it is handed cells and a connection',
  ),
  room(
    'store',
    'src/store/',
    ['row-reader', 'errors', 'kit'],
    'the hub’s database serves the rooms above and knows none of them',
  ),
  room(
    'audit',
    'src/audit/',
    ['store', 'row-reader', 'errors', 'kit'],
    'the trail records what it is told, and asks nobody',
  ),
  room('auth', 'src/auth/', ['config', 'store', 'errors', 'kit'], 'a token is judged without looking at what it wants'),
  room(
    'loaders',
    'src/loaders/',
    ['contract', 'errors', 'kit'],
    'a load obeys a plan it is given, for any registry: it knows the contract and no connector',
  ),
  room(
    'identity',
    'src/identity/',
    ['contract', 'registries', 'divisions', 'linkage', 'normal', 'access', 'store', 'row-reader', 'errors', 'kit'],
    'a child is links between records: it needs no request and no GraphQL',
  ),
  room(
    'index',
    'src/index/',
    ['access', 'contract', 'registries', 'divisions', 'identity', 'normal', 'store', 'row-reader', 'errors', 'kit'],
    'derived from changes, by nobody’s request; what a list may touch it is told by access',
  ),
  room(
    'dropout',
    'src/dropout/',
    ['contract', 'registries', 'rules', 'identity', 'index', 'store', 'row-reader', 'errors', 'kit'],
    'it keeps what the rules look at and what they say: who may see it is for the table',
  ),
  room(
    'jobs',
    'src/jobs/',
    ['store', 'errors', 'kit'],
    'the queue knows when a job is due, and nothing of what it does',
  ),
  room(
    'cases',
    'src/cases/',
    ['rules', 'store', 'identity', 'audit', 'errors', 'kit'],
    'a case is a state with clocks',
  ),
  room(
    'commands',
    'src/commands/',
    ['store', 'audit', 'errors', 'kit'],
    'how a mutation is written does not depend on what it changes',
  ),
  room(
    'grants',
    'src/grants/',
    ['access', 'auth', 'audit', 'commands', 'identity', 'normal', 'store', 'errors', 'kit'],
    'a grant is a state with a clock and a rule of the table; it needs no GraphQL',
  ),
  room(
    'ledgers',
    'src/ledgers/',
    ['access', 'auth', 'audit', 'commands', 'divisions', 'identity', 'jobs', 'normal', 'store', 'errors', 'kit'],
    'an item is a state with clocks and an owner; what the rules say of a child it reads from a table',
  ),
  room(
    'returns',
    'src/returns/',
    ['access', 'auth', 'audit', 'commands', 'divisions', 'ledgers', 'store', 'errors', 'kit'],
    'a return is figures of a place, counted from verdicts and ledgers, and three signatures',
  ),
  room(
    'filters',
    'src/filters/',
    ['access', 'auth', 'audit', 'commands', 'index', 'normal', 'store', 'row-reader', 'errors', 'kit'],
    'a saved filter is its owner’s alone, and holds what the schema and the index say a list may ask',
  ),
  room(
    'saved-operations',
    'src/saved-operations/',
    ['access', 'auth', 'audit', 'commands', 'document', 'normal', 'store', 'errors', 'kit'],
    'a saved operation is a text with a name: who may see what is found out when somebody runs it',
  ),
  room(
    'exports',
    'src/exports/',
    ['auth', 'document', 'execute', 'saved-operations', 'pupil-lists', 'sheets', 'errors', 'kit'],
    'it writes what operations of the hub answer, page by page: who may see what is decided there',
  ),
  room(
    'numbers',
    'src/numbers/',
    ['divisions', 'index', 'normal', 'statistics', 'store', 'errors', 'kit'],
    'a published number is the same whoever asks: what an account may count it is told',
  ),
  room(
    'events',
    'src/events/',
    ['access', 'auth', 'identity', 'index', 'store', 'row-reader', 'errors', 'kit'],
    'what changed and who may know of it; how it travels is not its concern',
  ),
  room(
    'webhooks',
    'src/webhooks/',
    ['access', 'auth', 'audit', 'commands', 'events', 'identity', 'index', 'store', 'row-reader', 'errors', 'kit'],
    'it carries events to receivers; each delivery is judged as a request would be',
  ),
  room(
    'trail',
    'src/trail/',
    ['access', 'auth', 'audit', 'identity', 'store', 'errors', 'kit'],
    'what of the trail an account may read is a question of rights; the trail itself asks nobody',
  ),
  room(
    'plan',
    'src/plan/',
    ['access', 'auth', 'document', 'filters', 'index', 'errors', 'kit'],
    'everything is known of an operation before anybody is looked at: it asks no registry',
  ),
  room(
    'execute',
    'src/execute/',
    [
      ...['access', 'audit', 'auth', 'contract', 'divisions', 'document', 'events', 'filters', 'grants', 'identity'],
      ...[
        'index',
        'ledgers',
        'loaders',
        'numbers',
        'plan',
        'returns',
        'saved-operations',
        'store',
        'trail',
        'webhooks',
        'errors',
        'kit',
      ],
    ],
    'it runs a plan with the rooms it is handed; it knows neither HTTP nor any resolver',
  ),
  room(
    'live',
    'src/live/',
    ['access', 'auth', 'execute', 'filters', 'identity', 'plan', 'store', 'errors', 'kit'],
    'it knows when to ask again, and nothing of rights: each answer is an execution',
  ),
  room(
    'oneroster',
    'src/oneroster/',
    ['auth', 'execute', 'index', 'errors', 'kit'],
    'it translates between OneRoster and one operation of the hub: who may see what is decided there',
  ),
  room(
    'http',
    'src/http/',
    [
      'auth',
      'document',
      'access',
      'execute',
      'live',
      'oneroster',
      'saved-operations',
      'exports',
      'audit',
      'config',
      'normal',
      'pupil-lists',
      'sheets',
      'errors',
      'kit',
    ],
    'HTTP is an envelope: what is in it is for the rooms below',
  ),
  room(
    'embedded',
    'src/embedded/',
    ['config', 'registries', 'errors', 'kit'],
    'the embedded server is a server: it knows no table of ours, only for which registries it has a database',
  ),
  room(
    'demo',
    'src/demo/',
    ['divisions', 'migrations', 'contract', 'errors', 'kit'],
    'it fills registries as a registry would',
  ),
  room('cli', 'src/cli/', 'everything', 'a command may start any room'),
  room('main', 'src/(main|start[\\w-]*)\\.ts', 'everything', 'it is the process'),
  room('app', 'src/[\\w-]+\\.ts', 'everything', 'it builds the hub out of all rooms'),
  room(
    'schema',
    'schema/',
    ['registries'],
    'what a client can see depends on no code of the hub; which registries there are stands in their list',
  ),
  room(
    'resolvers',
    'resolvers/',
    [
      ...[
        'schema',
        'loaders',
        'identity',
        'index',
        'cases',
        'events',
        'filters',
        'grants',
        'ledgers',
        'numbers',
        'returns',
        'saved-operations',
        'rules',
        'trail',
        'webhooks',
        'linkage',
        'normal',
        'execute',
        'plan',
        'access',
        'document',
      ],
      ...['divisions', 'contract', 'registries', 'errors', 'kit'],
    ],
    'a resolver translates: it never meets a connector, the store, a token or HTTP',
  ),
  room(
    'registries',
    'connectors/registries\\.ts',
    ['contract', ...REGISTRIES.map(({ name }) => name)],
    'it lists the registries, each with what it says of itself',
  ),
  room('contract', 'connectors/contract/', [], 'the promise knows neither who keeps it nor who relies on it'),
  room('memory', 'connectors/memory/', ['contract'], 'the reference is the contract and nothing more'),
  room(
    'hub',
    'connectors/hub/',
    ['contract'],
    'what the hub keeps is read like a registry; tables and columns are handed in',
  ),
  ...['sql', 'fhir', 'file'].map((transport) =>
    room(
      transport,
      `connectors/${transport}/`,
      ['contract', 'normal', 'row-reader', 'kit'],
      'a transport serves any registry of its kind',
    ),
  ),
  ...REGISTRIES.map(({ name: registry }) =>
    room(
      registry,
      `connectors/${registry}/`,
      ['contract', 'migrations', 'normal', 'sql', 'fhir', 'file'],
      'a registry is a mapping and settings: what it takes from another registry would tie two agencies together',
    ),
  ),
  room('migrations', 'migrations/', ['contract', 'kit'], 'a database’s form depends on no code that reads it'),
]

function room(name: string, holds: string, mayImport: Room['mayImport'], why: string): Room {
  return { name, holds: new RegExp(`^${holds}`), mayImport, why }
}
