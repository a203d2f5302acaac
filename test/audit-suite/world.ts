import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { GraphQLSchema } from 'graphql'
import type { Connector } from '../../connectors/contract/connector'
import { SHOWCASE } from '../../src/demo/showcase'
import { today } from '../../src/kit/clock'
import { projectRoot } from '../../src/kit/project-root'
import { ACCOUNTS } from '../hub/support/accounts'
import type { ExpectedActor } from '../auth/support/demo-actors'
import { asOwner, readWhole, standingOf, type WholeChild } from '../hub/support/all-seeing'
import type { Standing } from '../hub/support/naive-access'
import { sampleChildren } from '../hub/support/sample'
import { DESIGN_WITH_CLASS, publish, type Published } from '../numbers/support/publish'
import { readTable, type WrittenTable } from '../schema/read-table'
import { firstAnswer } from '../support/first-answer'
import { startTestHub, type TestHub, type TestHubOptions } from '../support/hub'
import type { Asker } from './asker'
import { heardOf, type Heard } from './heard'

/** Everybody who may ask a hub, and what is known of its children. */
export interface World {
  readonly schema: GraphQLSchema
  readonly askers: readonly Asker[]
  readonly children: readonly WholeChild[]
  /** ID numbers by which the certain rule finds a child, and the child's id. */
  readonly byIdNumber: ReadonlyMap<string, string>
  /** Children that may be met in lists and are not judged: what they may show is not known. */
  readonly unjudged?: ReadonlySet<string>
}

/** A hub of the suite's own: every child of it is read past it, and its trail can be read. */
export interface OwnWorld extends World {
  readonly hub: TestHub
  /** What was asked and came of it, since it was last emptied: each must stand in the trail. */
  readonly heard: Heard[]
  /** The release that it answers from. */
  readonly published: Published
  stop(): Promise<void>
}

/** Beside the realm's accounts: an officer with a list of her own, so that one account has a field full in one scope and masked in another. */
const CASE_OFFICER: ExpectedActor = {
  department: 'civil-affairs',
  roles: ['officer'],
  divisions: ['430421'],
  school: null,
  worker: SHOWCASE.directorCode,
  purposes: ['case', 'welfare-review'],
}

export interface WorldOptions {
  readonly children: number
  readonly seed: number
  /** The folder of the access table; schema/access when left out. */
  readonly tableDir?: string
  readonly fill?: NonNullable<TestHubOptions['fill']>
}

/** Families that every registry must know: chance gives a rare one few, and children who stand differently to an account are wanted. */
const SURELY = 12

export async function startWorld({ tableDir, ...options }: WorldOptions): Promise<OwnWorld> {
  const realm = realmWithCaseOfficer()
  const connectors: Connector[] = []
  const hub = await startTestHub({
    ...options,
    surely: Math.min(SURELY, options.children / 5),
    realmFile: realm.file,
    ...(tableDir ? { overrides: { 'access.tableDir': tableDir } } : {}),
    wrap: (connector) => {
      connectors.push(connector)
      return connector
    },
  })
  const stop = async () => {
    await hub.stop()
    realm.remove()
  }
  try {
    const sample = await sampleChildren(hub)
    await moveOut(hub, [sample[1]!, sample[5]!, sample.at(-1)!])
    const uuids = (await asOwner(hub, 'hub', 'SELECT id FROM child WHERE NOT retired ORDER BY id')).map(({ id }) => id)
    const children = await readWhole(hub, connectors, uuids, today(hub.clock))
    const keys = await asOwner(
      hub,
      'hub',
      'SELECT id_number, id FROM child JOIN child_key ON id_key = id_number AND child_id = id',
    )
    const byIdNumber = new Map(keys.map(({ id_number, id }) => [String(id_number), `child:${id}`]))
    const heard: Heard[] = []
    const askers = await askersOf(hub, readTable(tableDir), heard)
    const published = await publish(hub, { month: today(hub.clock).slice(0, 7), design: DESIGN_WITH_CLASS })
    return { published, hub, schema: hub.app.schema, askers, children, byIdNumber, heard, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

/** Children that stand to an actor in each way there is: the first of each. */
export function oneOfEach(world: World, actor: ExpectedActor): Map<string, WholeChild> {
  const found = new Map<string, WholeChild>()
  const rich = [...world.children].sort((a, b) => partsOf(b) - partsOf(a))
  for (const child of rich) {
    const name = standingName(standingOf(child, actor))
    if (!found.has(name)) found.set(name, child)
  }
  return found
}

export function standingName({ area, school, caseload }: Standing): string {
  const names = [...(area ? ['area'] : []), ...(school ? ['school'] : []), ...(caseload ? ['caseload'] : [])]
  return names.length > 0 ? `child in ${names.join('+')}` : 'child out of scope'
}

function partsOf(child: WholeChild): number {
  return Object.values(child.parts).filter((part) => part !== null).length
}

/** Signs in again before the token ends: a suite takes longer than one lasts. */
function renewed(signIn: () => Promise<string>): () => Promise<string> {
  let known: { readonly account: Promise<string>; readonly at: number } | null = null
  return () => {
    if (!known || performance.now() - known.at > RENEW_MILLIS) known = { account: signIn(), at: performance.now() }
    return known.account
  }
}
const RENEW_MILLIS = 200_000

async function askersOf(hub: TestHub, table: WrittenTable, heard: Heard[]): Promise<Asker[]> {
  const everybody = [...ACCOUNTS, { name: 'case-officer', actor: CASE_OFFICER, as: async () => 'case-officer' }]
  const askers: Asker[] = []
  for (const { name, actor, as } of everybody) {
    const account = renewed(() => as(hub))
    for (const purpose of actor.purposes)
      askers.push({
        name: `${name} for ${purpose}`,
        account: name,
        actor,
        purpose,
        table,
        async ask(query, variables, headers) {
          const all = { 'x-purpose': purpose, ...headers }
          const answer = query.startsWith('subscription')
            ? await firstAnswer(hub.url, await bearer(hub, await account()), JSON.stringify({ query, variables }), all)
            : await hub.ask(await account(), query, variables, all)
          const one = heardOf(this, query, variables ?? {}, answer)
          if (one) heard.push(one)
          return answer
        },
      })
  }
  return askers
}

async function bearer(hub: TestHub, account: string): Promise<string> {
  return account.startsWith('Bearer ') ? account : `Bearer ${await hub.token(account)}`
}

/** Makes children ones of the neighbouring county alone, and lets the index know. */
async function moveOut(hub: TestHub, uuids: readonly string[]): Promise<void> {
  await asOwner(
    hub,
    'hub',
    `UPDATE child SET registered_division = '430422', residence_division = '430422100', school_division = '430422100',
      changed_in = pg_current_xact_id() WHERE id = ANY($1::uuid[])`,
    [uuids],
  )
  await hub.app.indexFollower.catchUp()
}

function realmWithCaseOfficer(): { file: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-realm-'))
  const file = path.join(folder, 'realm.json')
  const realm = JSON.parse(readFileSync(path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json'), 'utf8')) as {
    users: object[]
  }
  const { department, divisions, worker, purposes } = CASE_OFFICER
  realm.users.push({
    id: '7b88794d-23d4-5836-91ad-000000000001',
    username: 'case-officer',
    enabled: true,
    firstName: '个案工作人员',
    credentials: [{ type: 'password', value: 'case-officer-demo', temporary: false }],
    realmRoles: ['officer'],
    attributes: { department: [department], divisions, worker: [worker], purposes },
  })
  writeFileSync(file, JSON.stringify(realm))
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
