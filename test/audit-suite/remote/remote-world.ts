import { buildSchema, type GraphQLSchema } from 'graphql'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../../src/kit/project-root'
import type { ExpectedActor } from '../../auth/support/demo-actors'
import { flatten } from '../../hub/support/expected-profile'
import { everyField } from '../../hub/support/profile-query'
import { readTable, type WrittenTable } from '../../schema/read-table'
import { bestStanding, isFull } from '../oracle'
import type { Asker } from '../asker'
import type { World } from '../world'
import { CannotRun } from './cannot-run'
import { HubAccount } from './hub-client'
import { isDecided, knownChild, type KnownChild, type Sight } from './known-child'
import type { ChildEntry, TokensFile } from './tokens-file'

const IDS_AT_ONCE = 10
/** Of each account's own list. */
export const FIRST = 6

/** A hub that runs somewhere, as its accounts show it. */
export class RemoteWorld {
  private readonly known = new Map<string, KnownChild>()
  /** Children of whom a registry holds a row that breaks its own format: part of them is missing for everybody. */
  readonly spoilt = new Set<string>()
  private readonly granted = new Map<Asker, ReadonlySet<string>>()

  private constructor(
    readonly schema: GraphQLSchema,
    readonly askers: readonly Asker[],
    private readonly given: ReadonlyMap<string, ChildEntry>,
  ) {}

  /** Signs everybody in. Throws CannotRun. */
  static async open(url: string, tokens: TokensFile, tableDir: string): Promise<RemoteWorld> {
    const table = tableOf(tableDir)
    const schema = buildSchema(readFileSync(path.join(projectRoot(), 'schema/schema.graphql'), 'utf8'))
    const askers: Asker[] = []
    for (const entry of tokens.accounts) {
      const account = new HubAccount(url.replace(/\/(graphql\/?)?$/, ''), entry, tokens, table.version)
      const actor = await actorOf(account)
      for (const purpose of entry.purposes ?? actor.purposes)
        askers.push({
          name: `${entry.name} for ${purpose}`,
          account: entry.name,
          actor,
          purpose,
          table,
          ask: (query, variables, headers) => account.ask(query, variables, { 'x-purpose': purpose, ...headers }),
        })
    }
    const entries = (tokens.children ?? []).map((one): ChildEntry => (typeof one === 'string' ? { id: one } : one))
    return new RemoteWorld(schema, askers, new Map(entries.map((one) => [one.id, one])))
  }

  get children(): readonly KnownChild[] {
    return [...this.known.values()]
  }

  find(id: string): KnownChild | undefined {
    return this.known.get(id)
  }

  /** Forgets everything, and looks again: at the children of the file, and at the first of each account's list. */
  async look(): Promise<void> {
    this.known.clear()
    this.spoilt.clear()
    for (const asker of this.askers) this.granted.set(asker, await openGrants(asker))
    const ids = new Set(this.given.keys())
    for (const asker of this.askers) for (const id of await firstOf(asker)) ids.add(id)
    if (ids.size === 0) throw new CannotRun('No account has a list of children, and the tokens file names none.')
    await this.learn([...ids])
  }

  /** Asks every account for these children. */
  async learn(ids: readonly string[]): Promise<void> {
    const all = everyField(this.schema, 'Child', new Set(['Child.sources']))
    const query = `query ($ids: [ID!]!) { childrenByIds(ids: $ids) ${all} }`
    for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
      const batch = ids.slice(start, start + IDS_AT_ONCE)
      const sights = new Map<string, Sight[]>(batch.map((id) => [id, []]))
      for (const asker of this.askers) {
        const { data, extensions, errors } = await asker.ask(query, { ids: batch })
        if (!data) throw new CannotRun(`${asker.name} is not answered (${String(errors?.[0]?.extensions['code'])}).`)
        for (const { path: at } of errors ?? []) if (typeof at?.[1] === 'number') this.spoilt.add(batch[at[1]]!)
        batch.forEach((id, i) => {
          const profile = (flatten(data.childrenByIds?.[i] ?? null) ?? null) as Sight['profile']
          if (!this.isGranted(asker, id)) sights.get(id)!.push({ asker, profile, told: toldOf(extensions, i) })
        })
      }
      for (const id of batch.filter((one) => !this.spoilt.has(one)))
        this.known.set(id, knownChild(this.schema, id, sights.get(id)!, this.given.get(id)))
    }
  }

  /** Whether the table alone says what this account must see of the child: it stands somewhere known, and no grant is in force. */
  decides(asker: Asker, child: KnownChild): boolean {
    return isDecided(child, asker.actor) && !this.isGranted(asker, child.id)
  }

  /** The world as far as one account can be judged by it. */
  for(asker: Asker, byIdNumber: World['byIdNumber']): World {
    const { schema, askers } = this
    const children = this.children.filter((child) => this.decides(asker, child))
    const undecided = this.children.filter((child) => !children.includes(child)).map(({ id }) => id)
    const unjudged = new Set([...undecided, ...this.spoilt])
    return { schema, askers, children, byIdNumber, unjudged }
  }

  /** ID numbers by which an account that may look up by them was led to the child that carries them. */
  async byIdNumber(): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    for (const { identity, id } of this.children) {
      const number = identity['idNumber'] as string | null
      for (const asker of number?.includes('*') === false ? this.askers : []) {
        if (found.has(number!)) break
        if (!isFull('Query.childByIdNumber', asker, bestStanding(asker.actor))) continue
        const { data } = await asker.ask('query ($n: String!) { childByIdNumber(idNumber: $n) { id } }', { n: number })
        if (data?.childByIdNumber?.id === id) found.set(number!, id)
      }
    }
    return found
  }

  private isGranted(asker: Asker, id: string): boolean {
    return this.granted.get(asker)?.has(id) === true
  }
}

function tableOf(folder: string): WrittenTable {
  if (!existsSync(folder)) throw new CannotRun(`The folder of the access table, ${folder}, is not there.`)
  let table: WrittenTable | null = null
  try {
    table = readTable(folder)
  } catch {
    // said below: it is no table either way
  }
  if (!table?.rows.length) throw new CannotRun(`The folder ${folder} holds no access table that can be read.`)
  return table
}

async function actorOf(account: HubAccount): Promise<ExpectedActor> {
  const { data } = await account.ask('{ me { department roles divisions { code } school worker purposes } }')
  const { divisions, ...me } = data.me as Omit<ExpectedActor, 'divisions'> & { divisions: { code: string }[] }
  return { ...me, divisions: divisions.map(({ code }) => code) }
}

/** Children of whom a grant in force shows this account more than the table alone. */
async function openGrants(asker: Asker): Promise<Set<string>> {
  const { data } = await asker.ask('{ myGrants { childId state } }')
  const grants = (data?.myGrants ?? []) as { childId: string; state: string }[]
  return new Set(grants.filter(({ state }) => ['APPROVED', 'EMERGENCY'].includes(state)).map(({ childId }) => childId))
}

async function firstOf(asker: Asker): Promise<string[]> {
  const { data } = await asker.ask(`{ children(first: ${FIRST}) { edges { node { id } } } }`)
  return (data?.children?.edges ?? []).map(({ node }: { node: { id: string } }) => node.id)
}

function toldOf({ withheld, masked }: Record<string, unknown>, place: number): Set<string> {
  const told = [withheld, masked].flatMap((list) => (list ?? []) as { field: string; at?: number[] }[])
  return new Set(told.filter(({ at }) => !at || at.includes(place)).map(({ field }) => field))
}
