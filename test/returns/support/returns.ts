import { readFileSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { projectRoot } from '../../../src/kit/project-root'
import { asOwner } from '../../hub/support/all-seeing'
import type { Answer, TestHub } from '../../support/hub'

export const SCHOOL = '2143042101'
export const COUNTY = '430421'

interface User {
  readonly id: string
  readonly username: string
  readonly attributes: Readonly<Record<string, readonly string[]>>
}

/** The demo's realm, with one more at the bureau of the city and one at another school. */
export function realmOfMore(folder: string): string {
  const realm = JSON.parse(readFileSync(path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json'), 'utf8')) as { users: User[] } // prettier-ignore
  const like = (name: string, account: string, more: Readonly<Record<string, readonly string[]>> = {}) => {
    const user = realm.users.find(({ username }) => username === account)!
    const credentials = [{ type: 'password', value: `${name}-demo`, temporary: false }]
    return { ...user, id: randomUUID(), username: name, credentials, attributes: { ...user.attributes, ...more } }
  }
  const users = [
    ...realm.users,
    like('city', 'education', { divisions: ['430400'] }),
    like('other-school', 'school', { school: ['2143042102'] }),
  ]
  const file = path.join(folder, 'realm.json')
  writeFileSync(file, JSON.stringify({ ...realm, users }))
  return file
}

const RETURN = `id version kind period division school edition replaces correction state asOf parts partsMissing
  figures { number name value } checks { name kind holds left right } filled { by at } reviewed { by at } signed { by at }`
const PAYLOAD = `{ return { ${RETURN} } errors { code message path } }`

let keys = 0
export type Step = 'recountReturn' | 'fillReturn' | 'reviewReturn' | 'signReturn' | 'sendBackReturn'
export interface Made {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly asOf: string
  readonly edition: number
  readonly replaces: string | null
  readonly parts: number
  readonly partsMissing: number
  readonly figures: readonly { readonly number: number; readonly name: string; readonly value: number }[]
  readonly checks: readonly {
    readonly name: string
    readonly holds: boolean
    readonly left: number
    readonly right: number
  }[]
  readonly signed: { readonly by: string } | null
}

export const draft = (hub: TestHub, account: string, input: Record<string, unknown>) =>
  hub.ask(account, `mutation ($input: DraftReturnInput!) { draftReturn(input: $input) ${PAYLOAD} }`, { input: { idempotencyKey: `return-key-${(keys += 1)}`, ...input } }, PURPOSE) // prettier-ignore

export const step = (hub: TestHub, account: string, mutation: Step, { id, version }: Pick<Made, 'id' | 'version'>) =>
  hub.ask(account, `mutation ($input: ReturnStepInput!) { ${mutation}(input: $input) ${PAYLOAD} }`, { input: { returnId: id, version, idempotencyKey: `return-key-${(keys += 1)}` } }, PURPOSE) // prettier-ignore

export const read = async (hub: TestHub, account: string, id: string) =>
  (await hub.ask(account, `query ($id: ID!) { return(id: $id) { ${RETURN} } }`, { id }, PURPOSE)).data?.return as Made | null // prettier-ignore

const PURPOSE = { 'x-purpose': 'dropout-control' }

export function made(answer: Answer): Made {
  const [payload] = Object.values(answer.data ?? {}) as { return: Made | null; errors: { code: string }[] }[]
  if (!payload?.return) throw new TypeError(`expected a return, got ${answer.text}`)
  return payload.return
}

export function codes(answer: Answer): string[] {
  const [payload] = Object.values(answer.data ?? {}) as ({ errors: { code: string }[] } | null)[]
  return payload?.errors.map(({ code }) => code) ?? answer.errors?.map(({ extensions }) => String(extensions['code'])) ?? [] // prettier-ignore
}

export const figure = ({ figures }: Made, number: number) => figures.find((one) => one.number === number)!.value

/** An item of the school's with these entries, [action, from, to, instant]; written past the hub. */
export async function item(
  hub: TestHub,
  ledger: string,
  entries: readonly (readonly [string, string | null, string, string])[],
) {
  // prettier-ignore
  const [child] = await asOwner(hub, 'hub', `SELECT id FROM child WHERE school_code = $1 AND NOT retired AND NOT EXISTS (SELECT 1 FROM ledger_item i WHERE i.child_id = child.id) ORDER BY id LIMIT 1`, [SCHOOL]) // prettier-ignore
  const id = randomUUID()
  const [, , state, at] = entries.at(-1)!
  const closed = state === 'CLOSED'
  await asOwner(
    hub,
    'hub',
    `INSERT INTO ledger_item (id, child_id, ledger, state, school, division, owner_school, opened_by, opened_at, proof, closed_at, clocks, missed, version)
     VALUES ($1, $2, $3, $4, $5, $6, $5, 'HAND', $7, $8, $9, '[]', false, $10)`,
    [id, child.id, ledger, state, SCHOOL, COUNTY, entries[0]![3], closed ? 'ROLL' : null, closed ? at : null, entries.length], // prettier-ignore
  )
  for (const [i, [action, from, to, when]] of entries.entries())
    await asOwner(
      hub,
      'hub',
      `INSERT INTO ledger_entry (id, item_id, number, action, from_state, to_state, at, subject, data, clocks) VALUES ($1, $2, $3, $4, $5, $6, $7, 'test', '{}', '{}')`,
      [randomUUID(), id, i + 1, action, from, to, when],
    )
}
