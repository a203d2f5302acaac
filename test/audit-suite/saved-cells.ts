import type { Answer } from '../support/hub'
import { sameAnswer } from './compare'
import { againstAll, barred, conditions, judgeList, LIST_FIELDS, type ListJudge } from './list-cells'
import { bestStanding, forbidden, isFull, ORDERS, usesOf, type Use } from './oracle'
import { deleteAs, saveAs, type Held, type Shelf } from './saved-shelf'
import type { Outcome, Tally } from './tally'
import type { Asker } from './asker'
import type { World } from './world'

const SAVED = `query ($saved: ID, $where: ChildFilter, $orderBy: ChildOrder) {
  children(saved: $saved, where: $where, orderBy: $orderBy, first: 200) ${LIST_FIELDS} }`
const BESIDE = `query ($saved: ID) { other: children(first: 1) { totalCount }
  children(saved: $saved, first: 200) ${LIST_FIELDS} }`
const EXPLAIN = `query ($query: String!, $variables: JSONObject) {
  explain(query: $query, variables: $variables) { uses { field position scopes } refusal { code message } } }`
/** An id that no filter has. */
const NOBODYS = 'filter:00000000-0000-4000-8000-000000000000'
const NOTHING: Held = { where: {}, orderBy: null }

interface Saving {
  readonly world: World
  readonly asker: Asker
  readonly tally: Tally
  readonly shelf: Shelf
  readonly judge: ListJudge
}

/**
 * Every fact of the index and every order, held in a saved filter: saved, used by its own account whether or not it may use
 * it now, and named by another account. Takes away again what it saved.
 */
export async function savedCells(
  world: World,
  asker: Asker,
  tally: Tally,
  shelf: Shelf,
  random: () => number,
  judge: ListJudge = againstAll(world),
): Promise<void> {
  const saving: Saving = { world, asker, tally, shelf, judge }
  try {
    const open = await keep(saving, NOTHING)
    if (open) await listed(saving, 'own', open, true)
    const unknown = await asker.ask(SAVED, { saved: NOBODYS })
    const contents = contentsOf(world, random)
    const beside = contents.find(({ where, orderBy }) => orderBy === null && may(asker, { where, orderBy })) ?? NOTHING
    let changed = false
    for (const held of contents) {
      const own = await keep(saving, held)
      if (own) await used(saving, held, own, beside, open)
      const owner = world.askers.find((other) => other.account !== asker.account && may(other, held))
      const theirs = owner && (await shelf.save(owner, held)).id
      if (!theirs) continue
      await foreign(saving, held, theirs, unknown)
      if (!changed) await foreignChanged(saving, owner, theirs)
      changed = true
    }
  } finally {
    const left = await shelf.clear()
    const outcome: Outcome = left === 0 ? 'right' : 'wrong'
    tally.cell({ role: asker.name, field: 'Mutation.deleteFilter', position: 'mutation', case: 'own' }, outcome)
  }
}

/** One of each field and position, with values that some child has. */
function contentsOf(world: World, random: () => number): Held[] {
  const found = new Map<string, Held>()
  for (const [name, asked] of conditions(world, random)) {
    const held = { where: { [name]: asked }, orderBy: null }
    const key = JSON.stringify(fieldUses(held))
    if (!found.has(key)) found.set(key, held)
  }
  const sorted = Object.keys(ORDERS).map((by) => ({ where: {}, orderBy: { by, direction: 'ASC' } }))
  return [...found.values(), ...sorted]
}

function fieldUses({ where, orderBy }: Held): Use[] {
  const by = (orderBy as { by: string } | null)?.by
  const field = by === undefined ? undefined : ORDERS[by]
  return [...usesOf(where), ...(field ? [{ field, position: 'sort' as const }] : [])]
}

function may(asker: Asker, held: Held): boolean {
  return !barred(asker) && forbidden(fieldUses(held), asker).length === 0
}

/** What is saved must be what may be used now. Kept is it either way, if there is a way: a right ends, its filter stays. */
async function keep({ world, asker, tally, shelf }: Saving, held: Held): Promise<string | null> {
  const allowed = may(asker, held)
  const { id, answer } = await shelf.save(asker, held)
  const [told] = (answer.data?.saveFilter?.errors ?? []) as { code: string; message: string; path: string[] }[]
  const uses = fieldUses(held)
  const names = uses.some((use) => [use.field, use.position].every((word) => told?.message.includes(word)))
  const refused = barred(asker)
    ? answer.status === 403 && answer.errors?.[0]?.extensions['code'] === 'ACCESS_DENIED'
    : told?.code === 'ACCESS_FILTER' && names && told.path[1] === (held.orderBy ? 'orderBy' : 'where')
  const outcome: Outcome = (allowed ? id !== null : id === null && refused) ? 'right' : 'wrong'
  for (const { field, position } of named(uses))
    tally.cell({ role: asker.name, field, position, case: 'saved' }, outcome, outcome === 'right' ? '' : told?.code)
  if (id !== null) return id
  const purpose = world.askers.find((other) => other.account === asker.account && may(other, held))
  return purpose ? (await shelf.save(purpose, held)).id : shelf.plant(asker, held)
}

/** By its own account: judged as if what it holds stood in the query, alone and with what is given beside it. */
async function used(saving: Saving, held: Held, id: string, beside: Held, open: string | null): Promise<void> {
  const { asker, tally, judge } = saving
  const { where, orderBy } = held
  const byDefault = SAVED.replace('$saved: ID', `$saved: ID = "${id}"`)
  const forms: [string, string, object, Held][] = [
    [' saved', SAVED, { saved: id }, held],
    [' saved, by default of a variable', byDefault, {}, held],
    [' saved, beside another list', BESIDE, { saved: id }, held],
    [' saved, with another given', SAVED, { saved: id, where: beside.where }, both(held, beside)],
  ]
  if (open) forms.push([' given with a saved one', SAVED, { saved: open, where, orderBy }, held])
  // A given order stands in for the saved one, which is not asked for then.
  if (orderBy) forms.push([' saved, another order given', SAVED, { saved: id, orderBy: { by: 'ID' } }, NOTHING])
  for (const [form, query, variables, asked] of forms) {
    const answer = await asker.ask(query, { ...variables })
    judgeList({ asker, uses: fieldUses(asked), where: asked.where, answer }, form, tally, judge)
  }
}

/** Byte for byte what an unknown one answers, whatever it holds. */
async function foreign({ asker, tally }: Saving, held: Held, theirs: string, unknown: Answer): Promise<void> {
  const answer = await asker.ask(SAVED, { saved: theirs })
  const told = answer.errors?.[0]?.extensions['code']
  const alike = sameAnswer(answer, unknown) && answer.data?.children == null
  const outcome: Outcome = !alike ? 'leak' : barred(asker) || told === 'SAVED_FILTER_NOT_FOUND' ? 'right' : 'wrong'
  for (const { field, position } of named(fieldUses(held)))
    tally.cell({ role: asker.name, field, position, case: 'saved by another account' }, outcome)
}

/** Nor is it changed, deleted, explained or listed. */
async function foreignChanged(saving: Saving, owner: Asker, theirs: string): Promise<void> {
  const { asker, tally } = saving
  const steps: [string, string, (id: string) => Promise<Answer>][] = [
    ['Mutation.saveFilter', 'mutation', (id) => saveAs(asker, NOTHING, { id, version: 1 })],
    ['Mutation.deleteFilter', 'mutation', (id) => deleteAs(asker, id)],
    ['Query.explain', 'explanation', (id) => asker.ask(EXPLAIN, { query: SAVED, variables: { saved: id } })],
  ]
  for (const [field, position, step] of steps) {
    const alike = sameAnswer(await step(theirs), await step(NOBODYS))
    const stands = (await filtersOf(owner))?.some(({ id, version }) => id === theirs && version === 1)
    const outcome = alike && stands ? 'right' : 'leak'
    tally.cell({ role: asker.name, field, position, case: 'saved by another account' }, outcome)
  }
  await listed(saving, 'saved by another account', theirs, false)
}

async function listed({ asker, tally }: Saving, on: string, id: string, own: boolean): Promise<void> {
  const came = await filtersOf(asker)
  const open = isFull('Query.savedFilters', asker, bestStanding(asker.actor))
  const shown = came?.some((filter) => filter.id === id) === true
  const outcome: Outcome =
    (came !== null && !open) || (shown && !own) ? 'leak' : shown === (own && open) ? 'right' : 'wrong'
  tally.cell({ role: asker.name, field: 'Query.savedFilters', position: 'own filters', case: on }, outcome)
}

async function filtersOf(asker: Asker): Promise<{ id: string; version: number }[] | null> {
  return (await asker.ask('{ savedFilters { id version } }')).data?.savedFilters ?? null
}

function both(one: Held, other: Held): Held {
  return { where: { and: [one.where, other.where] }, orderBy: one.orderBy ?? other.orderBy }
}

function named(uses: readonly Use[]): readonly Use[] {
  return uses.length > 0 ? uses : [{ field: 'Child.id', position: 'filter' }]
}
