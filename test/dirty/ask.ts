import { everyField } from '../hub/support/profile-query'
import { flatten } from '../hub/support/expected-profile'
import type { TestHub } from '../support/hub'
import { bearerOf, type WideAccount } from './wide-realm'

export type Part = Readonly<Record<string, unknown>>

/** One registry's part of a child, as an account was answered. */
export interface AskedPart {
  readonly child: string
  /** Null: the child has no record there, or the record as a whole failed. */
  readonly part: Part | null
  readonly identity: Part
  /** Paths below the part ('transfers.kind', without places in lists) that hold an error, as often as they do. */
  readonly told: readonly string[]
}

export interface Asked {
  readonly parts: ReadonlyMap<string, AskedPart>
  /** Errors that are no cell's: none is right. */
  readonly faults: readonly string[]
  /** Paths below the part that the account may not see as they are. */
  readonly hidden: ReadonlySet<string>
  /** Ids that were answered with null. */
  readonly unseen: readonly string[]
}

const IDENTITY =
  'name formerNames sex birthDate ethnicity idNumber registeredDivision { code level fullName } residenceDivision { code level fullName } schoolDivision { code level fullName }'
const AT_ONCE = 25

/** Asks one part of many children, whole, over HTTP. */
export async function askParts(hub: TestHub, account: WideAccount, ids: readonly string[]): Promise<Asked> {
  const fields = everyField(hub.app.schema, account.type)
  const query = `query ($ids: [ID!]!) { childrenByIds(ids: $ids) { id ${IDENTITY} ${account.part} ${fields} } }`
  const parts = new Map<string, AskedPart>()
  const faults: string[] = []
  const unseen: string[] = []
  const hidden = new Set<string>()
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const asked = ids.slice(at, at + AT_ONCE)
    const answer = await hub.ask(await bearerOf(hub, account), query, { ids: asked }, { 'x-purpose': account.purpose })
    const rows = (answer.data?.childrenByIds ?? []) as (Record<string, unknown> | null)[]
    if (rows.length !== asked.length)
      faults.push(`${answer.status} ${answer.errors?.map((one) => one.extensions['code']).join(' ')}`)
    for (const name of ['withheld', 'masked'])
      for (const { path } of (answer.extensions[name] ?? []) as { path: string }[])
        hidden.add(path.split('.').slice(2).join('.'))
    const told = rows.map((): string[] => [])
    for (const { path = [], extensions } of answer.errors ?? []) {
      const place = told[Number(path[1])]
      const isCell = extensions['code'] === 'REGISTRY_LIES' && path[2] === account.part && path.length > 3
      const names = path.slice(3).filter((step) => typeof step === 'string')
      if (isCell && place && extensions['registry'] === account.registry) place.push(names.join('.'))
      else faults.push(`${extensions['code']} at ${path.join('.')}`)
    }
    rows.forEach((row, i) => {
      if (row === null) return void unseen.push(asked[i]!)
      const { id, [account.part]: part, ...identity } = flatten(row) as Record<string, unknown>
      parts.set(String(id), {
        child: String(id),
        part: part as Part | null,
        identity: identity as Part,
        told: told[i]!,
      })
    })
  }
  return { parts, faults, hidden, unseen }
}
