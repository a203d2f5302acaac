import { readCsv } from '../../src/pupil-lists/csv'
import { checkCharacter } from '../../src/linkage/id-number'
import { ACCOUNTS } from '../hub/support/accounts'
import { standingOf, type WholeChild } from '../hub/support/all-seeing'
import { sendFile, type FileAnswer } from '../http/support/send-file'
import type { Asker } from './asker'
import { withNumber } from './lookup-cells'
import { bestStanding, isFull } from './oracle'
import type { Outcome, Tally } from './tally'
import type { OwnWorld } from './world'

/** The columns that an answer has, as their English headings say. */
const COLUMNS = ['rollState', 'since', 'attendanceBand', 'dropoutState', 'status', 'statusSince', 'rule', 'rulesVersion', 'confidence'] as const // prettier-ignore
const HEAD = 'roll number'

interface Row {
  readonly number: string
  readonly field: string
  readonly case: string
  readonly child: WholeChild
}

/** A list of pupils as a file: each of a child that stands in another way to the account, held against a number that nobody has. */
export async function fileCells(world: OwnWorld, asker: Asker, tally: Tally): Promise<void> {
  const cell = (field: string, on: string, outcome: Outcome) => tally.cell({ role: asker.name, field, position: 'file', case: on }, outcome) // prettier-ignore
  const rows: Row[] = [...withNumber(world, asker)].flatMap(([standing, child]) => {
    const roll = child.parts.education?.values['rollNumber'] ?? null
    const byId = { number: String(child.identity['idNumber']), field: 'Child.idNumber', case: standing, child }
    return roll === null ? [byId] : [byId, { number: String(roll), field: 'EducationRecord.rollNumber', case: standing, child }] // prettier-ignore
  })
  const unknown = unknownNumber(world)
  const answer = await send(world, asker, [...rows.map(({ number }) => number), unknown, `G${unknown}`])
  const may = isFull('Query.enrolmentStatus', asker, bestStanding(asker.actor))
  cell('Query.enrolmentStatus', 'a list', (answer.status === 200) === may ? 'right' : may ? 'wrong' : 'leak')
  const text = answer.bytes.toString('utf8')
  if (answer.status !== 200) {
    for (const row of rows) cell(row.field, `refused, ${row.case}`, text.includes(row.number) ? 'leak' : 'right')
    return
  }
  if (!may) return
  const [head, ...told] = readCsv(text.replace(/^\uFEFF/, '')).map(({ cells }) => cells.map((one) => one.text))
  if (head?.slice(1, -1).join() !== COLUMNS.join()) throw new RangeError('the suite does not name the columns of a checked file') // prettier-ignore
  const nobody = { 'Child.idNumber': told[rows.length]!, 'EducationRecord.rollNumber': told[rows.length + 1]! }
  for (const [i, row] of rows.entries()) {
    const found = mayFind(asker, row)
    const [, ...came] = told[i]!
    const like = same(came, nobody[row.field as keyof typeof nobody].slice(1))
    const must = found && row.field === 'Child.idNumber'
    cell(row.field, row.case, !found && !like ? 'leak' : must && like ? 'wrong' : 'right')
    for (const [at, column] of COLUMNS.entries()) {
      const shown = found && isFull(`EnrolmentStatus.${column}`, asker, standingOf(row.child, asker.actor))
      cell(`EnrolmentStatus.${column}`, row.case, came[at] !== '' && !shown ? 'leak' : 'right')
    }
  }
}

/** By the written table and by hand: whoever may look up by the number, and may know of the child by it. */
function mayFind(asker: Asker, { field, child }: Row): boolean {
  const standing = standingOf(child, asker.actor)
  return isFull(field, asker, bestStanding(asker.actor)) && ['Child.id', field].every((one) => isFull(one, asker, standing)) // prettier-ignore
}

function unknownNumber({ byIdNumber }: OwnWorld): string {
  for (let day = 1; ; day += 1) {
    const begun = `430421201505${String(day).padStart(2, '0')}999`
    const number = `${begun}${checkCharacter(begun)}`
    if (!byIdNumber.has(number)) return number
  }
}

async function send({ hub }: OwnWorld, { account, purpose }: Asker, numbers: readonly string[]): Promise<FileAnswer> {
  const as = (await ACCOUNTS.find(({ name }) => name === account)?.as(hub)) ?? account
  const authorization = as.startsWith('Bearer ') ? as : `Bearer ${await hub.token(as)}`
  return sendFile(hub, null, [HEAD, ...numbers].join('\n'), { authorization, 'x-purpose': purpose })
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
