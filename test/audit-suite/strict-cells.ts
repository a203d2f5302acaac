import { standingOf } from '../hub/support/all-seeing'
import { sameAnswer } from './compare'
import { fieldsAlong, leafPaths, selectionOf } from './documents'
import { isFull, ruled } from './oracle'
import { NOBODY } from './output-cells'
import type { Outcome, Tally } from './tally'
import type { Asker } from './asker'
import { oneOfEach, type World } from './world'

const STRICT = { 'x-tonglian-access': 'strict' }

/** Strict access: an operation is refused where something of it is withheld, naming it, and nowhere else. */
export async function strictCells(world: World, asker: Asker, tally: Tally): Promise<void> {
  const paths = leafPaths(world.schema)
  if (!isFull('Query.child', asker, { area: false, school: false, caseload: false })) return
  for (const [standing, child] of oneOfEach(world, asker.actor)) {
    const where = standingOf(child, asker.actor)
    const note = (field: string, outcome: Outcome) =>
      tally.cell({ role: asker.name, field, position: 'strict access', case: standing }, outcome)
    const ask = (some: readonly string[][], id: string) =>
      asker.ask(`query ($id: ID!) { child(id: $id) ${selectionOf(some)} }`, { id }, STRICT)
    if (!isFull('Child.id', asker, where)) {
      note('Child.*', sameAnswer(await ask(paths, child.id), await ask(paths, NOBODY)) ? 'right' : 'leak')
      continue
    }
    const withheld = (path: readonly string[]) =>
      fieldsAlong(world.schema, path).filter((field) => !['full', 'masked'].includes(ruled(field, asker, where).level))
    const shown = paths.filter((path) => withheld(path).length === 0)
    const all = await ask(shown, child.id)
    note('Child.*', all.status === 200 && all.data?.child ? 'right' : 'wrong')
    for (const path of paths.filter((one) => withheld(one).length > 0)) {
      const answer = await ask([path], child.id)
      const told = (answer.errors?.[0]?.extensions['withheld'] ?? []) as { field: string }[]
      const named = told.some(({ field }) => withheld(path).includes(field))
      const refused = answer.status === 403 && !answer.data
      note(fieldsAlong(world.schema, path).at(-1)!, refused ? (named ? 'right' : 'wrong') : 'leak')
    }
  }
}
