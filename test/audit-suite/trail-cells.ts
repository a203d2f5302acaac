import { asOwner, standingOf } from '../hub/support/all-seeing'
import type { Heard } from './heard'
import { isFull } from './oracle'
import type { Outcome, Tally } from './tally'
import type { OwnWorld } from './world'

type Entry = Readonly<Record<string, unknown>> & { readonly kind: string; readonly requestId: string }

/**
 * Whatever was asked stands in the trail under its request id: a refusal with what it was about, a look, a child beyond
 * reach as such, a change with its outcome; and no value of a child stands anywhere in it. Empties what was heard.
 */
export async function trailCells(world: OwnWorld, tally: Tally, since: Date): Promise<void> {
  const heard = world.heard.splice(0)
  const rows = await asOwner(world.hub, 'hub', 'SELECT body FROM audit_entry WHERE written_at >= $1', [since])
  const bodies = rows.map(({ body }) => String(body))
  const byRequest = new Map<string, Entry[]>()
  for (const body of bodies) {
    const entry = JSON.parse(body) as Entry
    byRequest.set(entry.requestId, [...(byRequest.get(entry.requestId) ?? []), entry])
  }
  const repeated = new Set<string | null>()
  for (const one of heard) {
    const entries = byRequest.get(one.requestId) ?? []
    const looked = entries.some(({ kind }) => kind === 'look')
    const note = (field: string, on: string, held: boolean) =>
      tally.cell({ role: one.asker.name, field, position: 'audit trail', case: on }, held ? 'right' : 'leak')
    if (one.refused) note(one.refused.field ?? 'Child.*', `refused, ${one.refused.code}`, tellsRefusal(entries, one))
    else note('Child.*', 'answered', looked)
    if (one.child) note('Child.id', reachOf(world, one), tellsReach(world, entries, one))
    const done = one.changes.some(({ outcome }) => outcome === 'done')
    for (const { about, outcome } of done && repeated.has(one.key) ? [] : one.changes)
      note(about, `change, ${outcome}`, entries.some((entry) => entry.kind === 'change' && entry['outcome'] === outcome)) // prettier-ignore
    if (done) repeated.add(one.key)
  }
  const outcome: Outcome = bodies.some((body) => holdsValue(world, body)) ? 'leak' : 'right'
  tally.cell({ role: 'everybody', field: 'Child.*', position: 'audit trail', case: 'values in it' }, outcome)
}

/** A refusal of the plan names its code and field; what only the child decides is a look that says what was withheld. */
function tellsRefusal(entries: readonly Entry[], { refused }: Heard): boolean {
  return entries.some((entry) => {
    if (entry.kind === 'refusal')
      return entry['code'] === refused!.code && (refused!.about === null || entry['about'] === refused!.about)
    return entry.kind === 'look' && refused!.code === 'ACCESS_STRICT' && (entry['withheld'] as unknown[]).length > 0
  })
}

function reachOf(world: OwnWorld, one: Heard): string {
  const child = world.children.find(({ id }) => id === one.child)
  if (!child) return 'no such child'
  return isFull('Child.id', one.asker, standingOf(child, one.asker.actor)) ? 'child in reach' : 'child out of scope'
}

function tellsReach(world: OwnWorld, entries: readonly Entry[], one: Heard): boolean {
  const look = entries.find(({ kind }) => kind === 'look') as Entry & Record<'children' | 'beyondReach', string[]>
  if (!look) return one.refused !== null // refused before anybody was looked at
  const uuid = one.child!.slice('child:'.length)
  switch (reachOf(world, one)) {
    case 'no such child':
      return (look['unknown'] as number) > 0
    case 'child in reach':
      return look.children.includes(uuid) && !look.beyondReach.includes(uuid)
    default:
      return look.beyondReach.includes(uuid) && !look.children.includes(uuid)
  }
}

/** Records are made of ids, codes and names of fields: a Chinese character, or a known number, is somebody's value. */
function holdsValue({ byIdNumber }: OwnWorld, body: string): boolean {
  return /[\u3400-\u9fff]/.test(body) || (body.match(/\d{17}[\dX]/g) ?? []).some((number) => byIdNumber.has(number))
}
