import { asOwner } from '../../hub/support/all-seeing'
import type { Answer, TestHub } from '../../support/hub'

export { trail } from '../../grants/support/counter'

export interface Saved {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly where: Record<string, unknown> | null
  readonly orderBy: Record<string, unknown> | null
  readonly savedAt: string
}
type Input = Record<string, unknown>

const PAYLOAD = '{ filter { id version name where orderBy savedAt } errors { code message path } }'
const LIST = `query List($saved: ID, $where: ChildFilter, $orderBy: ChildOrder, $first: Int = 200, $after: String) {
  children(saved: $saved, where: $where, orderBy: $orderBy, first: $first, after: $after) {
    totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }`

let keys = 0
/** A key of its own for every change; a test that repeats a change names its key. */
export const freshKey = () => `filter-key-${(keys += 1)}`

/** Without a name it gets one of its own: names are unique for each account. */
export function save(hub: TestHub, account: string, where: object, input: Input = {}): Promise<Answer> {
  const idempotencyKey = freshKey()
  return hub.ask(account, `mutation ($input: SaveFilterInput!) { saveFilter(input: $input) ${PAYLOAD} }`, {
    input: { idempotencyKey, name: `筛选 ${idempotencyKey}`, where, ...input },
  })
}

export function remove(
  hub: TestHub,
  account: string,
  { id, version }: Pick<Saved, 'id' | 'version'>,
  input: Input = {},
) {
  return hub.ask(
    account,
    `mutation ($input: DeleteFilterInput!) { deleteFilter(input: $input) { deletedId ${PAYLOAD.slice(1)} }`,
    {
      input: { idempotencyKey: freshKey(), id, version, ...input },
    },
  )
}

/** The saved filter of an answer that must hold one. */
export function kept(answer: Answer): Saved {
  const filter = answer.data?.saveFilter?.filter as Saved | null | undefined
  if (!filter) throw new TypeError(`expected a saved filter, got ${answer.text}`)
  return filter
}

export async function mine(hub: TestHub, account: string): Promise<Saved[]> {
  const answer = await hub.ask(account, '{ savedFilters { id version name where orderBy savedAt } }')
  if (answer.errors) throw new TypeError(answer.text)
  return answer.data.savedFilters
}

export const list = (hub: TestHub, account: string, variables: Input, headers: Record<string, string> = {}) =>
  hub.ask(account, LIST, variables, headers)

/** Ids of a list's page that must have come. */
export function ids(answer: Answer): string[] {
  if (!answer.data?.children) throw new TypeError(`expected a list, got ${answer.text}`)
  return answer.data.children.edges.map(({ node }: { node: { id: string } }) => node.id)
}

/** Codes of the user errors of a mutation's answer. */
export function codes(answer: Answer): string[] {
  const [payload] = Object.values(answer.data ?? {}) as { errors: { code: string }[] }[]
  return payload?.errors.map(({ code }) => code) ?? []
}

/** Code of the error that refused an operation. */
export const refused = (answer: Answer) => answer.errors?.[0]?.extensions['code']

export const uuidOf = ({ id }: Pick<Saved, 'id'>) => id.slice('filter:'.length)

/** Rows as they stand in the table. */
export function rows(hub: TestHub, saved?: Pick<Saved, 'id'>) {
  return saved
    ? asOwner(hub, 'hub', 'SELECT * FROM saved_filter WHERE id = $1', [uuidOf(saved)])
    : asOwner(hub, 'hub', 'SELECT * FROM saved_filter')
}

/** Writes past the hub into a filter's row. */
export const tamper = (hub: TestHub, saved: Saved, content: string) =>
  asOwner(hub, 'hub', 'UPDATE saved_filter SET content = $2 WHERE id = $1', [uuidOf(saved), content])

export const NOBODYS = { id: 'filter:00000000-0000-4000-8000-000000000000', version: 1 }
