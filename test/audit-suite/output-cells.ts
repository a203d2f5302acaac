import type { GraphQLObjectType, GraphQLSchema } from 'graphql'
import type { WholeChild } from '../hub/support/all-seeing'
import { standingOf } from '../hub/support/all-seeing'
import { expectedProfile, flatten, type Withheld } from '../hub/support/expected-profile'
import type { Answer } from '../support/hub'
import { compare } from './compare'
import { fieldsAlong, leafPaths, outputPositions } from './documents'
import { bestStanding, isFull } from './oracle'
import type { Tally } from './tally'
import type { Asker } from './asker'
import { oneOfEach, standingName, type World } from './world'

/** An id that no child has. */
export const NOBODY = 'child:00000000-0000-4000-8000-000000000000'

/** Every field of a child, in every position that shows one, for a child in each standing and for none at all. */
export async function outputCells(world: World, asker: Asker, tally: Tally): Promise<void> {
  const { schema } = world
  let nested = false
  for (const [standing, child] of oneOfEach(world, asker.actor)) {
    const whole = expectedProfile(schema, child, asker.actor, asker.purpose, 'child', asker.table)
    for (const { name, query, pick } of outputPositions(schema)) {
      // The table gives a query that is kept open a row of its own.
      const live = name === 'subscription' && !isFull('Subscription.child', asker, standingOf(child, asker.actor))
      const expected = live ? null : whole.profile
      // The many aliased documents ask about one child in each kind of reach, not about one in every standing.
      if (name.startsWith('nested alias') && nested && expected !== null) continue
      const answer = await asker.ask(query, { id: child.id })
      const came = answer.data ? flatten(safe(() => pick(answer.data))) : null
      judge(schema, asker, tally, name, standing, expected, came ?? null)
      explained(asker, tally, name, standing, child, answer)
      if (['root', 'subscription'].includes(name) && expected) told(asker, tally, standing, whole.withheld, answer)
    }
    nested ||= whole.profile !== null
    await sourcesCell(asker, tally, standing, child)
  }
  for (const { name, query } of outputPositions(schema).filter(
    ({ name }) => name === 'root' || name === 'subscription',
  )) {
    const answer = await asker.ask(query, { id: NOBODY })
    judge(schema, asker, tally, name, 'no such child', null, answer.data?.child ?? null)
  }
}

/** The whole list within reach, each child of its first page with all fields; and kept open, the first of it. */
export async function pageCells(world: World, asker: Asker, tally: Tally, first = 40): Promise<void> {
  const all = outputPositions(world.schema)[0]!
    .query.replace(/^.*?child\(id: \$id\) /, '')
    .replace(/ }$/, '')
  const page = (count: number) => `{ children(first: ${count}) { edges { node ${all} } } }`
  await pageOf(world, asker, tally, page(first), 'list', 'Query.children')
  await pageOf(
    world,
    asker,
    tally,
    `subscription ${page(Math.min(first, 10))}`,
    'subscription',
    'Subscription.children',
  )
}

async function pageOf(world: World, asker: Asker, tally: Tally, query: string, position: string, root: string) {
  const { schema } = world
  const answer = await asker.ask(query)
  const nodes = ((answer.data?.children?.edges ?? []) as { node: { id: string } }[]).map(({ node }) => node)
  if (nodes.length > 0 && !isFull(root, asker, bestStanding(asker.actor)))
    tally.cell({ role: asker.name, field: root, position, case: 'a list' }, 'leak', 'children came')
  for (const node of nodes) {
    if (world.unjudged?.has(node.id)) continue
    const child = world.children.find(({ id }) => id === node.id)
    const standing = child ? standingName(standingOf(child, asker.actor)) : 'no such child'
    const expected =
      child && expectedProfile(schema, child, asker.actor, asker.purpose, 'children', asker.table).profile
    judge(schema, asker, tally, position, standing, expected ?? null, flatten(node))
  }
}

function judge(
  schema: GraphQLSchema,
  asker: Asker,
  tally: Tally,
  position: string,
  standing: string,
  expected: unknown,
  came: unknown,
): void {
  const at = (field: string) => ({ role: asker.name, field, position: inDepth(field, position), case: standing })
  for (const field of asked(schema, position)) tally.cell(at(field), 'right')
  if (came === null && expected !== null) tally.cell(at('Child.id'), 'wrong', 'no child came')
  if (came !== null && expected === null) tally.cell(at('Child.id'), 'leak', 'a child came')
  const type = schema.getType('Child') as GraphQLObjectType
  compare(type, expected, came, (field, outcome) => tally.cell(at(field), outcome))
}

/** A field of a record below the child stands nested wherever the child stands. */
function inDepth(field: string, position: string): string {
  return field.startsWith('Child.') || position !== 'root' ? position : 'nested'
}

/** Cells exist for what was asked, whether or not the child has such an entry. */
function asked(schema: GraphQLSchema, position: string): string[] {
  if (position.startsWith('nested alias')) return []
  let known = governed.get(schema)
  if (!known) governed.set(schema, (known = leafPaths(schema).map((path) => fieldsAlong(schema, path).at(-1)!)))
  return known
}
const governed = new WeakMap<GraphQLSchema, string[]>()

/** What is told beside the data, and every error, holds no value of the child. */
function explained(asker: Asker, tally: Tally, position: string, on: string, child: WholeChild, answer: Answer): void {
  const text = JSON.stringify([answer.errors ?? [], answer.extensions])
  const values = ['name', 'idNumber'].map((column) => child.identity[column]).filter((value) => value != null)
  const leak = values.some((value) => text.includes(String(value)))
  tally.cell(
    { role: asker.name, field: 'Child.*', position: `error text and extensions, ${position}`, case: on },
    leak ? 'leak' : 'right',
  )
}

/** What is withheld stands in the extensions, each field of it. */
function told(asker: Asker, tally: Tally, on: string, withheld: readonly Withheld[], { extensions }: Answer): void {
  const named = new Set(((extensions['withheld'] ?? []) as { field: string }[]).map(({ field }) => field))
  for (const { field } of withheld)
    tally.cell(
      { role: asker.name, field, position: 'told as withheld', case: on },
      named.has(field) ? 'right' : 'wrong',
    )
}

async function sourcesCell(asker: Asker, tally: Tally, standing: string, child: WholeChild): Promise<void> {
  const answer = await asker.ask('query ($id: ID!) { child(id: $id) { sources { registry state } } }', { id: child.id })
  const may = (field: string) => isFull(field, asker, standingOf(child, asker.actor))
  const came = answer.data?.child?.sources ?? null
  const expected = may('Child.id') && may('Child.sources')
  tally.cell(
    { role: asker.name, field: 'Child.sources', position: 'root', case: standing },
    (came !== null) === expected ? 'right' : expected ? 'wrong' : 'leak',
  )
}

function safe<T>(pick: () => T): T | null {
  try {
    return pick()
  } catch {
    return null
  }
}
