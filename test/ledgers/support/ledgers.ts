import { asOwner } from '../../hub/support/all-seeing'
import { ledgerRun } from '../../../src/app-ledgers'
import { loadConfig } from '../../../src/config/load-config'
import { HubStore } from '../../../src/store/hub-store'
import type { Answer, TestHub } from '../../support/hub'

export const ITEM = `id version childId ledger state division school openedAt outcome closedAt owner { division school }
  offeredTo { division school } openedBy level variant rulesVersion reason proof firstContactAt backOn overdue
  clocks { kind state standing basis amount unit startedAt dueAt endedAt provisional } nextSteps { action allowed }
  history { id number action from to at by department visitedOn form met reason proof clock pauseReason offeredTo { division school } days note reference }`

export interface Item {
  readonly id: string
  readonly version: number
  readonly childId: string
  readonly state: string
  readonly clocks:
    { kind: string; state: string; dueAt: string | null; endedAt: string | null; standing: string }[] | null
  readonly history: { action: string; note: string | null; reference: string | null }[] | null
  readonly nextSteps: { action: string; allowed: boolean }[] | null
  readonly [field: string]: unknown
}

const TYPES: Readonly<Record<string, string>> = {
  reportLedgerItem: 'LedgerStepInput',
  penaliseLedgerItem: 'LedgerStepInput',
  reopenLedgerItem: 'LedgerStepInput',
}

let keys = 0
/** Takes a step with the version that the item has, as an account. */
export function step(
  hub: TestHub,
  account: string,
  mutation: string,
  item: { readonly id: string; readonly version: number } | null,
  input: Record<string, unknown> = {},
): Promise<Answer> {
  const type = TYPES[mutation] ?? `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
  const to = item ? { itemId: item.id, version: item.version } : {}
  return hub.ask(account, `mutation ($input: ${type}!) { ${mutation}(input: $input) { item { ${ITEM} } errors { code message path } } }`, {
    input: { ...to, note: 'what was said and done', idempotencyKey: `ledger-test-${(keys += 1)}`, ...input },
  }) // prettier-ignore
}

/** The item of an answer that must hold one. */
export function itemOf(answer: Answer): Item {
  const [payload] = Object.values(answer.data ?? {}) as { item: Item | null }[]
  if (!payload?.item) throw new TypeError(`expected an item, got ${answer.text}`)
  return payload.item
}

export function codes(answer: Answer): string[] {
  const [payload] = Object.values(answer.data ?? {}) as ({ errors: { code: string }[] } | null)[]
  return (
    payload?.errors?.map(({ code }) => code) ??
    (answer.errors ?? []).map(({ extensions }) => String(extensions['code']))
  )
}

export async function read(hub: TestHub, account: string, id: string): Promise<Item | null> {
  const answer = await hub.ask(account, `query ($id: ID!) { ledgerItem(id: $id) { ${ITEM} } }`, { id })
  if (answer.errors) throw new TypeError(answer.text)
  return answer.data.ledgerItem
}

export const clockOf = (item: Item, kind: string) => item.clocks!.filter((clock) => clock.kind === kind).at(-1)!

/** The test alone says what the verdicts are: the hub judged its children when it was filled. */
export async function noVerdicts(hub: TestHub): Promise<void> {
  await asOwner(hub, 'hub', 'TRUNCATE dropout_verdict, dropout_facts')
}

export async function verdict(
  hub: TestHub,
  child: string,
  level: string,
  since: string,
  version = 'rules-1',
): Promise<void> {
  await asOwner(
    hub,
    'hub',
    `INSERT INTO dropout_verdict (child_id, level, rules_version, variant, judged_on, since, confidence, inputs, missing, unknowable, groups, digest)
     VALUES ($1, $2, $3, 'national', $4, $4, 'HIGH', '{}', '{}', '{}', '{}', 'x')
     ON CONFLICT (child_id) DO UPDATE SET level = $2, rules_version = $3, judged_on = $4, since = $4`,
    [child, level, version, since],
  )
}

/** Compares verdicts and items once, as the job does. */
export async function compare(hub: TestHub, overrides: Record<string, string | number> = {}) {
  const config = loadConfig({ env: {}, overrides: { dataDir: hub.dataDir, ...overrides } })
  const store = new HubStore({ url: hub.urls.hub.app, poolSize: 2 })
  const ledgers = ledgerRun(config, hub.urls.hub.app, store, hub.clock)
  try {
    return await ledgers.run.run()
  } finally {
    await ledgers.close()
    await store.close()
  }
}

/** Notes a clock as missed, as its deadline does. */
export async function miss(hub: TestHub, id: string, clock: string): Promise<void> {
  const config = loadConfig({ env: {}, overrides: { dataDir: hub.dataDir } })
  const store = new HubStore({ url: hub.urls.hub.app, poolSize: 2 })
  const ledgers = ledgerRun(config, hub.urls.hub.app, store, hub.clock)
  try {
    await ledgers.run.miss(id.replace('ledger:', ''), clock as never)
  } finally {
    await ledgers.close()
    await store.close()
  }
}

/** Children of the demo school that no ledger knows: `[uuid]`. */
export async function pupils(hub: TestHub, count: number, school = '2143042101'): Promise<string[]> {
  const rows = await asOwner(
    hub,
    'hub',
    `SELECT id FROM child c WHERE NOT retired AND school_code = $1 AND registered_division LIKE '430421%'
       AND coalesce(birth_date > now()::date - interval '15 years', true)
       AND NOT EXISTS (SELECT FROM ledger_item i WHERE i.child_id = c.id) ORDER BY id LIMIT ${count}`,
    [school],
  )
  return rows.map(({ id }) => id as string)
}

export async function only(hub: TestHub, child: string): Promise<Item> {
  const answer = await hub.ask('education', `query ($child: ID) { ledgerItems(where: { child: $child }) { nodes { ${ITEM} } } }`, { child: `child:${child}` }) // prettier-ignore
  const nodes = answer.data?.ledgerItems?.nodes as Item[] | undefined
  if (nodes?.length !== 1) throw new TypeError(`expected one item, got ${answer.text}`)
  return nodes[0]!
}
