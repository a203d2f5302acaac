import { asOwner } from '../../hub/support/all-seeing'
import type { Answer, TestHub } from '../../support/hub'

export { trail } from '../../grants/support/counter'

export interface Operation {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly formats: readonly { readonly format: string; readonly refused: string | null }[]
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly required: boolean }[]
  readonly mine: boolean
  readonly stale: boolean
  readonly document: string
}

const FIELDS =
  'id version name titleZh titleEn description document shared mine department stale savedAt parameters { name type required } formats { format refused }'
const PAYLOAD = `{ operation { ${FIELDS} } errors { code message path } }`

let keys = 0
export const freshKey = () => `operation-key-${(keys += 1)}`

type Input = Record<string, unknown>

/** A list of children, page by page. */
export const CHILDREN = `query Children($first: Int, $after: String, $where: ChildFilter, $orderBy: ChildOrder) {
  children(first: $first, after: $after, where: $where, orderBy: $orderBy) {
    totalCount
    edges { cursor node { id name sex birthDate education { schoolCode grade boarding } } }
    pageInfo { hasNextPage endCursor }
  }
}`

export function save(hub: TestHub, account: string, input: Input = {}): Promise<Answer> {
  const idempotencyKey = freshKey()
  return hub.ask(account, `mutation ($input: SaveOperationInput!) { saveOperation(input: $input) ${PAYLOAD} }`, {
    input: {
      ...{ idempotencyKey, name: `op-${idempotencyKey}`, titleZh: '名单', titleEn: 'A list', shared: 'OWN' },
      ...{ document: CHILDREN, ...input },
    },
  })
}

export function retire(hub: TestHub, account: string, { id, version }: Pick<Operation, 'id' | 'version'>) {
  const input = { id, version, idempotencyKey: freshKey() }
  return hub.ask(account, `mutation ($input: RetireOperationInput!) { retireOperation(input: $input) ${PAYLOAD} }`, {
    input,
  })
}

/** The operation of an answer that must hold one. */
export function kept(answer: Answer): Operation {
  const operation = answer.data?.saveOperation?.operation as Operation | null | undefined
  if (!operation) throw new TypeError(`expected a saved operation, got ${answer.text}`)
  return operation
}

export async function seen(hub: TestHub, account: string): Promise<Operation[] | null> {
  const { data } = await hub.ask(account, `{ savedOperations { ${FIELDS} } }`)
  return data.savedOperations as Operation[] | null
}

export async function one(hub: TestHub, account: string, name: string, version?: number): Promise<Operation | null> {
  const query = `query ($name: String!, $version: Int) { savedOperation(name: $name, version: $version) { ${FIELDS} } }`
  return (await hub.ask(account, query, { name, version })).data.savedOperation as Operation | null
}

/** Codes of the user errors of a mutation's answer. */
export function codes(answer: Answer): string[] {
  const [payload] = Object.values(answer.data ?? {}) as { errors: { code: string }[] }[]
  return payload?.errors.map(({ code }) => code) ?? []
}

export interface ApiAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Buffer
  readonly text: string
  /** Of a refusal; null otherwise. */
  readonly code: string | null
}

/** Asks below /api, as a demo account or with a ready token. */
export async function api(
  hub: TestHub,
  account: string,
  path: string,
  headers: Record<string, string> = {},
  body?: object,
): Promise<ApiAnswer> {
  const authorization = account.startsWith('Bearer ') ? account : `Bearer ${await hub.token(account)}`
  const response = await fetch(`${hub.url}/api/${path}`, {
    headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const text = bytes.toString('utf8')
  const refused = text.startsWith('{"errors"')
  const code = refused ? (JSON.parse(text) as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code : null // prettier-ignore
  return { status: response.status, headers: response.headers, bytes, text, code }
}

export const uuidOf = ({ id }: Pick<Operation, 'id'>) => id.slice('operation:'.length)

/** Forgets all operations: the trigger that keeps versions is for the hub and its owner alike, so it is lifted. */
export const forget = (hub: TestHub) =>
  asOwner(hub, 'hub', 'TRUNCATE saved_operation_version, saved_operation, change_key')
