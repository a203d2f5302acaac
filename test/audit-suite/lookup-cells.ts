import { SHOWCASE } from '../../src/demo/showcase'
import { standingOf, type WholeChild } from '../hub/support/all-seeing'
import type { Answer } from '../support/hub'
import { bestStanding, isFull } from './oracle'
import type { Outcome, Tally } from './tally'
import type { Asker } from './asker'
import { oneOfEach, type World } from './world'

/** Looking up by a number, filtering within a child, and what errors say. */
export async function lookUpCells(world: World, asker: Asker, tally: Tally): Promise<void> {
  for (const [standing, child] of withNumber(world, asker)) {
    const idNumber = String(child.identity['idNumber'])
    const rollNumber = child.parts.education?.values['rollNumber'] ?? null
    const ways = [
      ['childByIdNumber', 'idNumber', 'Child.idNumber', idNumber],
      ['childByRollNumber', 'rollNumber', 'EducationRecord.rollNumber', rollNumber],
    ] as const
    for (const [root, argument, field, number] of ways) {
      if (number === null) continue
      const answer = await asker.ask(`query ($n: String!) { ${root}(${argument}: $n) { id } }`, { n: number })
      const may = mayLookUp(asker, `Query.${root}`, field)
      const found = may && inReach(asker, child, field)
      const came = answer.data?.[root] ?? null
      const outcome = judge(came !== null, found && root === 'childByIdNumber', found)
      tally.cell({ role: asker.name, field, position: 'look-up', case: standing }, outcome)
      quoted(asker, tally, field, standing, answer, String(number))
      const status = await asker.ask(
        'query ($s: [String!]!) { enrolmentStatus(students: $s) { rollState dropoutState error { code } } }',
        {
          s: [number],
        },
      )
      const inBulk = mayLookUp(asker, 'Query.enrolmentStatus', field) && inReach(asker, child, field)
      for (const told of ['rollState', 'dropoutState']) {
        const state = status.data?.enrolmentStatus?.[0]?.[told] ?? null
        const shown = inBulk && isFull(`EnrolmentStatus.${told}`, asker, standingOf(child, asker.actor))
        const cell = { role: asker.name, field, position: 'look-up in bulk', case: `${told}, ${standing}` }
        tally.cell(cell, judge(state !== null, false, shown))
      }
    }
    await nested(asker, tally, standing, child)
  }
  await errorTexts(world, asker, tally)
}

/** `must`: it has to come. `may`: it is allowed to. */
function judge(came: boolean, must: boolean, may: boolean): Outcome {
  if (came && !may) return 'leak'
  return !came && must ? 'wrong' : 'right'
}

function mayLookUp(asker: Asker, root: string, field: string): boolean {
  const best = bestStanding(asker.actor)
  return isFull(root, asker, best) && isFull(field, asker, best)
}

function inReach(asker: Asker, child: WholeChild, field: string): boolean {
  const standing = standingOf(child, asker.actor)
  return isFull('Child.id', asker, standing) && isFull(field, asker, standing)
}

export function withNumber(world: World, asker: Asker): Map<string, WholeChild> {
  const known = new Set(world.byIdNumber.values())
  const certain = world.children.filter(({ id }) => known.has(id))
  return oneOfEach({ ...world, children: certain }, asker.actor)
}

async function nested(asker: Asker, tally: Tally, standing: string, child: WholeChild): Promise<void> {
  const answer = await asker.ask(
    'query ($id: ID!, $from: Month) { child(id: $id) { education { attendance(from: $from) { daysDue } } } }',
    { id: child.id, from: '2000-01' },
  )
  const best = isFull('AttendanceMonth.month', asker, bestStanding(asker.actor))
  const refused = answer.status === 403 && answer.errors?.[0]?.extensions['field'] === 'AttendanceMonth.month'
  const here = isFull('AttendanceMonth.month', asker, standingOf(child, asker.actor))
  const came = (answer.data?.child?.education?.attendance ?? null) !== null
  const outcome = best ? (came && !here ? 'leak' : 'right') : refused ? 'right' : 'leak'
  tally.cell({ role: asker.name, field: 'AttendanceMonth.month', position: 'nested argument', case: standing }, outcome)
}

/** Refusals and faults of many kinds, each handed a child's own values: none may say them back. */
async function errorTexts(world: World, asker: Asker, tally: Tally): Promise<void> {
  const numbered = world.children.filter(({ identity }) => identity['name'] && world.byIdNumber.has(String(identity['idNumber']))) // prettier-ignore
  const child = numbered.find(({ identity }) => identity['idNumber'] === SHOWCASE.idNumber) ?? numbered[0]
  if (!child) return
  const { name, idNumber } = child.identity as { name: string; idNumber: string }
  const tries: readonly [string, string, Record<string, unknown>][] = [
    ['Child.name', 'query ($v: ID!) { child(id: $v) { id } }', { v: name }],
    ['Child.name', 'query ($v: String) { children(after: $v) { edges { cursor } } }', { v: name }],
    ['Child.name', 'query ($v: ChildFilter) { children(where: $v) { totalCount } }', { v: { sex: { eq: name } } }],
    ['Child.name', 'query ($v: Int) { children(first: $v) { totalCount } }', { v: name }],
    ['Child.name', 'query ($v: ChildFilter) { children(where: $v) { totalCount } }', { v: { name: { prefix: name }, disabilityClass: { eq: 'MENTAL' } } }],
    ['Child.idNumber', 'query ($v: String!) { childByIdNumber(idNumber: $v) { id } }', { v: `${idNumber.slice(0, 17)}0` }],
    ['Child.idNumber', 'query ($v: String!) { childByRollNumber(rollNumber: $v) { id } }', { v: idNumber }],
    ['Child.idNumber', 'query ($v: ChildFilter) { children(where: $v) { totalCount } }', { v: { residenceDivision: { within: idNumber } } }],
  ] // prettier-ignore
  for (const [i, [field, query, variables]] of tries.entries()) {
    const value = field === 'Child.name' ? name : idNumber.slice(0, 17)
    quoted(asker, tally, field, `refusal ${i + 1}`, await asker.ask(query, variables), value)
  }
}

function quoted(asker: Asker, tally: Tally, field: string, on: string, answer: Answer, value: string): void {
  const text = JSON.stringify([answer.errors ?? [], answer.extensions])
  tally.cell({ role: asker.name, field, position: 'error text', case: on }, text.includes(value) ? 'leak' : 'right')
}
