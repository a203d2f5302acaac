import { asOwner } from '../../hub/support/all-seeing'
import { recordsOf } from '../../audit/trail'
import type { Answer, TestHub } from '../../support/hub'

/** A child that the attacker knows by name and wants to know more of. */
export interface Victim {
  readonly id: string
  readonly uuid: string
  readonly name: string
  readonly idNumber: string
  readonly birthMonth: string
  /** What the attacker is after. */
  readonly disabilityClass: string
}

/** A child of the county with a disability, an ID number and screenings' record; `nth` of them, in the order of their ids. */
export async function victimOf(hub: TestHub, nth = 0): Promise<Victim> {
  const [row] = await asOwner(
    hub,
    'hub',
    `SELECT id, child.name, id_number, to_char(birth_date, 'YYYY-MM') AS month, disability_class
     FROM child JOIN child_index USING (id)
     WHERE NOT retired AND disability_class IS NOT NULL AND id_number IS NOT NULL AND child.residence_division LIKE '430421%'
       AND generation = (SELECT answering FROM index_state) ORDER BY id OFFSET $1 LIMIT 1`,
    [nth],
  )
  const { id, name, id_number, month, disability_class } = row as Record<string, string>
  const known = { uuid: id!, name: name!, idNumber: id_number!, birthMonth: month!, disabilityClass: disability_class! }
  return { id: `child:${id}`, ...known }
}

/** One try: the same question with the value that is true, and with one that is not. */
export interface Try {
  readonly query: string
  readonly right: Record<string, unknown>
  readonly wrong: Record<string, unknown>
  readonly headers?: Record<string, string>
}

/**
 * Both guesses are refused in the same words, which say nothing of the child, and both refusals stand in the trail under
 * their request ids, with what they were about and without a value.
 */
export async function refusedAlike(
  hub: TestHub,
  account: string,
  { query, right, wrong, headers }: Try,
  about: string,
  victim: Victim,
): Promise<void> {
  const bodies: string[] = []
  for (const variables of [right, wrong]) {
    const answer = await hub.ask(account, query, variables, headers)
    const [field, position] = about.split(' ')
    expect(answer.status).toBe(403)
    expect(answer.data).toBeUndefined()
    expect(answer.errors).toHaveLength(1)
    expect(answer.errors![0]!.extensions).toMatchObject({ code: 'ACCESS_FILTER', field, position })
    const records = await recordsOf(hub, requestIdOf(answer))
    expect(records).toMatchObject([{ kind: 'refusal', code: 'ACCESS_FILTER', about }])
    const said = records.map((record) => ({ ...record, at: null }))
    namesNobody(answer.text + JSON.stringify(said), victim)
    bodies.push(answer.text.replaceAll(/"requestId":"[^"]+"/g, ''))
  }
  expect(bodies[0]).toBe(bodies[1])
}

/** The answers, and the looks that the trail holds of them, do not tell the victim from somebody who does not exist. */
export async function emptyAlike(hub: TestHub, account: string, { query, right, wrong, headers }: Try): Promise<void> {
  const answers = [await hub.ask(account, query, right, headers), await hub.ask(account, query, wrong, headers)]
  const bare = answers.map(({ text }) => text.replace(/"requestId":"[^"]*"|"lagSeconds":\d+/g, ''))
  expect(bare[0]).toBe(bare[1])
  for (const answer of answers) expect(await lookOf(hub, answer)).toMatchObject({ children: [] })
}

export function requestIdOf(answer: Answer): string {
  return String(answer.headers.get('x-request-id'))
}

/** The record of the look that an answer left. */
export async function lookOf(hub: TestHub, answer: Answer): Promise<Record<string, unknown>> {
  const look = (await recordsOf(hub, requestIdOf(answer))).find(({ kind }) => kind === 'look')
  if (!look) throw new TypeError(`no look in the trail for an answer with status ${answer.status}`)
  return look
}

export function namesNobody(text: string, { id, uuid, name, idNumber, birthMonth, disabilityClass }: Victim): void {
  for (const value of [id, uuid, name, idNumber, birthMonth, disabilityClass]) expect(text).not.toContain(value)
}
