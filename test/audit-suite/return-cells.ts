import { asOwner } from '../hub/support/all-seeing'
import type { Standing } from '../hub/support/naive-access'
import type { Asker } from './asker'
import { bestStanding, isFull } from './oracle'
import type { Outcome, Tally } from './tally'
import type { OwnWorld } from './world'

/** A return as its table holds it: a draft, so that every step but two fails on its version alone. */
interface PlantedReturn {
  readonly name: string
  readonly id: string
  readonly division: string
  readonly school: string | null
}

const STEPS = ['recountReturn', 'fillReturn', 'reviewReturn', 'signReturn', 'sendBackReturn'] as const
const NOWHERE = 'return:00000000-0000-4000-a000-999999999999'
const OWN_SCHOOL = '2143042101'

const PLACES: readonly Omit<PlantedReturn, 'id'>[] = [
  { name: 'of the school', division: '430421', school: OWN_SCHOOL },
  { name: 'of another school of the county', division: '430421', school: '2143042102' },
  { name: 'of a school elsewhere', division: '430422', school: '2143042201' },
  { name: 'of the county', division: '430421', school: null },
  { name: 'of the county beside', division: '430422', school: null },
  { name: 'of the city', division: '430400', school: null },
  { name: 'of the country', division: '000000', school: null },
]

/** Reading returns and taking steps with them: of the own place, and of every kind of place that is not. They stay: returns are kept. */
export async function returnCells(world: OwnWorld, asker: Asker, tally: Tally): Promise<void> {
  const targets = await planted(world)
  const listed = await list(asker)
  const note = (field: string, on: string, outcome: Outcome, remark = '') =>
    tally.cell({ role: asker.name, field, position: field.startsWith('Mutation') ? 'mutation' : 'root', case: on }, outcome, remark) // prettier-ignore
  for (const target of targets) {
    const readable = isFull('Query.returns', asker, standingAt(target, asker))
    const seen = { 'Query.returns': listed.includes(target.id), 'Query.return': await shown(asker, target.id) }
    for (const [field, came] of Object.entries(seen)) note(field, target.name, came === readable ? 'right' : came ? 'leak' : 'wrong') // prettier-ignore
    for (const mutation of STEPS) {
      const told = await stepTold(asker, mutation, target.id)
      const expected = !isFull(`Mutation.${mutation}`, asker, bestStanding(asker.actor))
        ? 'ACCESS_DENIED'
        : isFull(`Mutation.${mutation}`, asker, standingAt(target, asker))
          ? 'VERSION_CONFLICT'
          : 'RETURN_NOT_FOUND'
      const leaks = told === 'VERSION_CONFLICT' || told === 'done' || expected === 'ACCESS_DENIED'
      note(`Mutation.${mutation}`, target.name, told === expected ? 'right' : leaks ? 'leak' : 'wrong', `expected ${expected}, got ${told}`) // prettier-ignore
    }
  }
  note('Query.return', 'of nowhere', (await shown(asker, NOWHERE)) ? 'leak' : 'right')
}

/** In which scopes of an account a place is: the same as for a child there. Written again here, apart from the hub's own code. */
function standingAt({ division, school }: PlantedReturn, { actor }: Asker): Standing {
  const inside = (area: string) => {
    let known = area
    while (known.length <= 6 && known.length > 0 && known.endsWith('00')) known = known.slice(0, -2)
    return division.startsWith(known)
  }
  return {
    area: actor.divisions.some(inside),
    school: school !== null && school === actor.school,
    caseload: false,
  }
}

async function planted({ hub }: OwnWorld): Promise<readonly PlantedReturn[]> {
  const targets = PLACES.map((place, i) => ({ ...place, id: `00000000-0000-4000-a000-${String(i + 1).padStart(12, '0')}` })) // prettier-ignore
  for (const { id, division, school } of targets)
    await asOwner(
      hub,
      'hub',
      `INSERT INTO dropout_return (id, kind, period, division, school, edition, state, counted_at, figures, parts, parts_missing, version)
       VALUES ($1, 'MONTH', '2020-01', $2, $3, 1, 'DRAFT', now(), array_fill(0, ARRAY[24]), 0, 0, 1) ON CONFLICT DO NOTHING`,
      [id, division, school],
    )
  return targets.map((one) => ({ ...one, id: `return:${one.id}` }))
}

async function list(asker: Asker): Promise<readonly string[]> {
  const { data } = await asker.ask('{ returns(period: "2020-01") { id } }')
  return ((data?.returns ?? []) as { id: string }[]).map(({ id }) => id)
}

async function shown(asker: Asker, id: string): Promise<boolean> {
  return ((await asker.ask('query ($id: ID!) { return(id: $id) { id } }', { id })).data?.return ?? null) !== null
}

let keys = 0
async function stepTold(asker: Asker, mutation: (typeof STEPS)[number], returnId: string): Promise<string> {
  const query = `mutation ($input: ReturnStepInput!) { ${mutation}(input: $input) { return { id } errors { code } } }`
  const input = { returnId, version: 7, idempotencyKey: `audit-return-${(keys += 1)}-${asker.name.length}` }
  const answer = await asker.ask(query, { input })
  const [payload] = Object.values(answer.data ?? {}) as { return: unknown; errors: { code: string }[] }[]
  return payload?.return ? 'done' : (payload?.errors[0]?.code ?? String(answer.errors?.[0]?.extensions['code']))
}
