import { randomUUID } from 'node:crypto'
import { REGISTRIES } from '../../connectors/registries'
import { standingOf, type WholeChild } from '../hub/support/all-seeing'
import { leafPaths, selectionOf } from './documents'
import { isFull, ruled } from './oracle'
import type { Tally } from './tally'
import type { Asker } from './asker'
import type { World } from './world'

const REQUEST = `mutation ($input: RequestGrantInput!) {
  requestGrant(input: $input) { grant { id childId rule state } errors { code path } } }`

/**
 * Emergency grants: what one opens is that field of that child for that account, and nothing beside it; what the table does
 * not mark `granted` is not opened at all. Comes last, since grants change what is shown.
 */
export async function grantCells(world: World, asker: Asker, tally: Tally, askers: readonly Asker[]): Promise<void> {
  const { schema } = world
  if (!schema.getMutationType()) return
  const own = world.children.filter((child) => isFull('Child.id', asker, standingOf(child, asker.actor)))
  const out = world.children.find((child) => !isFull('Child.id', asker, standingOf(child, asker.actor)))
  const tried = new Set<string>()
  for (const path of leafPaths(schema).filter(({ length }) => length > 1)) {
    const registry = registryOf(path)
    if (!registry) continue // a link, a source: no registry's field
    const selection = selectionOf([path])
    const governed = `${registry.types[0]}.${path[1]}`.split(':')[0]!
    const cell = { role: asker.name, field: governed, position: 'mutation answer' }
    if (tried.has(governed)) continue
    tried.add(governed)
    const [first, second] = own.filter((child) => has(child, path))
    if (!first || !second || !isFull('Query.child', asker, standingOf(first, asker.actor))) continue
    const { level } = ruled(governed, asker, standingOf(first, asker.actor))
    if (level === 'full' || level === 'masked') continue
    const { data, errors } = await asker.ask(REQUEST, { input: input(first.id, governed, asker) })
    if (errors?.[0]?.extensions['code'] === 'GRAPHQL_VALIDATION_FAILED') throw new TypeError(errors[0].message)
    const granted = data?.requestGrant?.grant != null
    const outcome =
      level === 'granted' && !sealed(asker, governed) ? (granted ? 'right' : 'wrong') : granted ? 'leak' : 'right'
    const told = data?.requestGrant?.errors?.[0]?.code as string | undefined
    tally.cell({ ...cell, case: `grant asked for, level ${level}` }, outcome, told)
    if (level !== 'granted' && !granted) continue
    const look = async (who: Asker, child: WholeChild) => {
      const answer = await who.ask(`query ($id: ID!) { child(id: $id) ${selection} }`, { id: child.id })
      return at(answer.data?.child, path) !== null
    }
    const of = { ...cell, position: 'grant' }
    const shown = await look(asker, first)
    tally.cell({ ...of, case: 'own grant' }, shown === granted ? 'right' : shown ? 'leak' : 'wrong')
    tally.cell({ ...of, case: 'grant of another child' }, (await look(asker, second)) ? 'leak' : 'right')
    const others = askers.filter(({ account }) => account !== asker.account)
    for (const other of others.filter((_, i) => i % 4 === 0)) {
      const may = ruled(governed, other, standingOf(first, other.actor)).level
      if (may === 'full' || may === 'masked') continue
      tally.cell({ ...of, case: 'grant of another account' }, (await look(other, first)) ? 'leak' : 'right')
    }
  }
  if (!out) return
  const { data } = await asker.ask(REQUEST, { input: input(out.id, 'HealthRecord.mentalHealth', asker) })
  tally.cell(
    { role: asker.name, field: 'Child.id', position: 'mutation answer', case: 'child out of scope' },
    data?.requestGrant?.grant ? 'leak' : 'right',
  )
}

/** 封存: no grant opens it, whatever the row says. */
function sealed({ table }: Asker, field: string): boolean {
  return table.groupOf(field).sealed === true
}

/** On a hub that goes on, a second run asks anew. */
const RUN = randomUUID().slice(0, 8)

function input(childId: string, field: string, asker: Asker) {
  const idempotencyKey = `${RUN}-${asker.account}-${field}-${childId.slice(6)}`.slice(0, 100)
  return { childId, field, hours: 1, emergency: true, reason: 'a case of the audit suite', idempotencyKey }
}

/** The registry that gives the part that a path begins with. */
function registryOf([part]: readonly string[]) {
  return REGISTRIES.find(({ childField }) => childField === part)
}

function has(child: WholeChild, path: readonly string[]): boolean {
  const value = child.parts[registryOf(path)!.name]?.values[path[1]!.split(':')[0]!] ?? null
  return Array.isArray(value) ? value.length > 0 : value !== null
}

function at(came: unknown, path: readonly string[]): unknown {
  const [first, ...rest] = path
  if (first === undefined || came === null || came === undefined) return came ?? null
  const one = Array.isArray(came) ? came[0] : came
  return at((one as Record<string, unknown> | undefined)?.[first.split(':')[0]!], rest)
}
