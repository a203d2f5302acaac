import type { HubClient, TypedDocument } from './hub-client.ts'

/** A page of a list: `first` and `after` are its variables, whatever else the document takes. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node | null }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

export interface PageOptions {
  /** Nodes of one request. The most: `me { limits { page } }`. */
  readonly size?: number
  readonly signal?: AbortSignal
}

/**
 * The nodes of a whole list, one after the other; the next page is fetched when the last one is used up. A node that the account may not
 * see is null. Each page is an operation of its own: rows that change while you read may be missing or twice.
 */
export async function* everyNode<Result, Variables extends object, Node>(
  client: HubClient,
  document: TypedDocument<Result, Variables & { first: number; after?: string | null }>,
  variables: Variables,
  listOf: (data: Result) => Connection<Node> | null,
  { size = 100, signal }: PageOptions = {},
): AsyncGenerator<Node | null, void, void> {
  let after: string | null = null
  for (;;) {
    const asked = { ...variables, first: size, after }
    const { data, errors } = await client.ask(document, asked, signal ? { signal } : {})
    const list = listOf(data)
    if (list === null) throw new TypeError(`expected a list, got none: ${errors.map(({ extensions }) => extensions.code).join(', ')}`) // prettier-ignore
    for (const { node } of list.edges) yield node
    const { hasNextPage, endCursor } = list.pageInfo
    if (!hasNextPage || endCursor === null) return
    after = endCursor
  }
}
