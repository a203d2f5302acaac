import { z } from 'zod'
import { eventSettings, webhookSettings } from './event-settings'
import { database, flag, oneOf, optionalText, optionalWhole, secret, text, webAddress, whole } from './fields'
import { httpSettings } from './http-settings'
import { ledgerSettings } from './ledger-settings'
import { registrySettings } from './registry-settings'
import { statisticsSettings } from './statistics-settings'

const longEnough = (value: string) => value.length >= 32

/** Narrower or wider limits of one role; what is not set is as for everybody. */
const roleLimits = (who: string, ownCost: number | null = null) =>
  z
    .strictObject({
      cost:
        ownCost === null
          ? optionalWhole(100, MOST_COST, '`limits.cost`', `Points an operation of ${who} may cost.`)
          : whole(100, MOST_COST, ownCost, `Points an operation of ${who} may cost.`),
      depth: optionalWhole(1, 100, '`limits.depth`', `Deepest nesting for ${who}; at most \`limits.depth\`.`),
      aliases: optionalWhole(0, 10_000, '`limits.aliases`', `Aliases for ${who}; at most \`limits.aliases\`.`),
      ids: optionalWhole(1, 10_000, '`limits.ids`', `Ids in one list of ids for ${who}.`),
      page: optionalWhole(LEAST_PAGE, 1000, '`limits.page`', `Children on a page for ${who}.`),
      subscriptions: optionalWhole(0, 1000, '`limits.subscriptions`', `Subscriptions open at a time for ${who}.`),
    })
    .prefault({})

const MOST_COST = 1_000_000_000
/** The page of a list that names no length must be one that everybody may have. */
const LEAST_PAGE = 50

/** Every setting, its check, its default and its meaning: the reference page (docs/CONFIG.md) is made from this. */
export const configSchema = z.strictObject({
  mode: oneOf(
    ['demo', 'production'],
    'demo',
    'demo fills what is missing with an embedded server, made-up children and demo accounts. production has no such defaults.',
  ),
  dataDir: text(
    '.tonglian',
    'Folder for what the hub keeps itself: the embedded PostgreSQL, generated keys.',
    'the path of a folder',
  ),
  http: httpSettings,
  hub: z
    .strictObject({
      url: database('the embedded server (demo mode only)', "The hub's own PostgreSQL database, as the role hub_app."),
      ownerUrl: database(
        'not set: migrations run elsewhere',
        'The same database as its owner, for migrations and releases of numbers. Requests never use it.',
      ),
      pool: whole(1, 200, 16, 'Connections kept to it.'),
      listPool: whole(1, 200, 8, 'Connections for lists besides: slow ones keep nothing else waiting.'),
    })
    .prefault({})
    .meta({ description: "The hub's own database: links, cases, audit trail." }),
  registries: registrySettings,
  auth: z
    .strictObject({
      issuer: webAddress(
        'the embedded provider (demo mode only)',
        "The Keycloak realm, exactly as in its tokens' iss.",
      ),
      audience: text('tonglian-hub', 'The aud an access token must hold.'),
      clientId: text('tonglian-web', "The client of the hub's own pages."),
      clientSecret: secret(
        'not set: a public client',
        'Secret of that client, if it has one.',
        'a text',
        (value) => value !== '',
      ),
      cookieSecret: secret(
        'made once in demo mode',
        'Seals the session cookie.',
        'a text of 32 characters or more',
        longEnough,
      ),
      clockToleranceSeconds: whole(0, 300, 5, "Seconds by which the provider's clock may differ."),
    })
    .prefault({})
    .meta({ description: 'Sign-in.' }),
  audit: z
    .strictObject({
      key: secret(
        'made once in demo mode',
        'Key of the audit chain. Keep it away from the database: who holds both can forge the trail.',
        'a text of 32 characters or more',
        longEnough,
      ),
      anchorFile: optionalText(
        '`<dataDir>/audit-anchors.jsonl`',
        'File that takes the head of the audit chain from time to time; best on another machine.',
        'the path of a file',
      ),
    })
    .prefault({})
    .meta({ description: 'The audit trail.' }),
  access: z
    .strictObject({
      tableDir: optionalText(
        "the hub's own schema/access",
        'Folder of the access table (YAML).',
        'the path of a folder',
      ),
      watch: flag('Takes a changed access table up without a restart (checked whole, then swapped, or refused whole).'),
    })
    .prefault({})
    .meta({ description: 'The access table.' }),
  rules: z
    .strictObject({
      file: optionalText(
        "the hub's own src/rules/data",
        'File with the rules of dropout control (YAML).',
        'the path of a file',
      ),
      dropout: optionalText(
        'an example in demo mode, else none',
        'Local rules that count beside the national one.',
        "names of the file's variants, separated by commas",
      ),
    })
    .prefault({})
    .meta({ description: 'Rules.' }),
  ...ledgerSettings,
  limits: z
    .strictObject({
      depth: whole(1, 100, 12, 'Deepest nesting of an operation.'),
      aliases: whole(0, 10_000, 60, 'Aliases in an operation.'),
      rootFields: whole(1, 1000, 20, 'Fields asked at the root of an operation.'),
      tokens: whole(10, 1_000_000, 4000, "Words and signs in an operation's text."),
      documentLength: whole(100, 10_000_000, 100_000, "Characters of an operation's text."),
      variableNodes: whole(
        100,
        1_000_000,
        4_000,
        'Values in the variables of a request: each element and member is one.',
      ),
      variableDepth: whole(4, 10_000, 1_024, 'Deepest nesting of the variables of a request.'),
      ids: whole(1, 10_000, 1000, 'Ids in one list of ids.'),
      page: whole(LEAST_PAGE, 1000, 200, 'Children on a page of a list.'),
      cacheBytes: whole(
        1_048_576,
        2 ** 36,
        2 ** 27,
        'Bytes that kept operations, with the plans made for them, may take.',
      ),
      cost: whole(100, MOST_COST, 60_000, 'Points an operation may cost (docs/decisions/0011-cost.md).'),
      subscriptions: whole(0, 1000, 5, 'Subscriptions that one account holds open at a time, in this process.'),
      requestsPerMinute: whole(1, 1_000_000, 1200, 'Requests of one subject in a minute.'),
      roles: z
        .strictObject({
          officer: roleLimits("a department's officers"),
          school: roleLimits('schools'),
          townshipSupervisor: roleLimits('township supervisors', 50_000),
          villageDirector: roleLimits('village child directors', 20_000),
          analyst: roleLimits('analysts', 20_000),
          auditor: roleLimits('auditors', 20_000),
          steward: roleLimits('stewards', 50_000),
          approver: roleLimits('approvers', 20_000),
        })
        .prefault({}),
    })
    .prefault({})
    .meta({
      description:
        'What one request may ask. Under `roles` a role has limits of its own; of several roles the widest limit holds, limit by limit. depth and aliases are also judged before it is known who asks: there a role can only be held to less.',
    }),
  subscriptions: z
    .strictObject({
      most: whole(0, 100_000, 500, 'Subscriptions open at a time in this process, of all accounts.'),
      everyMs: whole(
        100,
        60_000,
        1000,
        'Milliseconds between two looks at what the open subscriptions hang on: a revoked grant shows for so long at most.',
      ),
      atOnce: whole(
        1,
        200,
        4,
        'Subscriptions answered anew at a time; the others wait for their turn. Best below `hub.listPool`, or lists asked once wait as well.',
      ),
      heartbeatMs: whole(
        1000,
        600_000,
        15_000,
        'Milliseconds between two comments on an open connection, so that proxies keep it.',
      ),
    })
    .prefault({})
    .meta({
      description: 'Subscriptions: live queries over server-sent events (docs/decisions/0016-live-queries.md).',
    }),
  statistics: statisticsSettings,
  events: eventSettings,
  webhooks: webhookSettings,
  sync: z
    .strictObject({
      intervalMs: whole(100, 86_400_000, 5000, "Milliseconds between two looks at a registry's changes."),
      pageSize: whole(1, 100_000, 10_000, 'Changes read at a time.'),
      overlapMs: whole(
        0,
        86_400_000,
        600_000,
        'Milliseconds of changes that are read again and again: a transaction of the registry that stayed open for so long is still found within a minute.',
      ),
      compareEveryHours: whole(1, 720, 24, 'Hours after which everything a registry holds is compared again.'),
      mostGone: whole(
        0,
        10_000_000,
        100,
        'Records of minors that may be missing in a comparison and are taken for deleted. Of more nothing is deleted until an operator says so (`tonglian registries compare <registry> --accept`).',
      ),
      mostGonePercent: whole(0, 100, 20, 'The same, as a share of all records of the registry.'),
    })
    .prefault({})
    .meta({ description: "Following the registries' changes." }),
  demo: z
    .strictObject({
      children: whole(1, 2_000_000, 20_000, 'Children in the demo registries.'),
      seed: whole(0, 2_147_483_647, 1, 'The same seed makes the same children.'),
      county: text(
        '430421',
        'Division code of the demo county (quoted in YAML).',
        'a division code of six digits, in quotes',
        /^\d{6}$/,
      ),
      allowOuterRegistries: flag(
        'Lets the demo accounts read registries given by address. Only for registries without real children.',
      ),
    })
    .prefault({})
    .meta({ description: 'The demo.' }),
  log: z
    .strictObject({ level: oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info', 'How much is logged.') })
    .prefault({})
    .meta({ description: 'The log.' }),
})

export type ParsedConfig = z.output<typeof configSchema>
