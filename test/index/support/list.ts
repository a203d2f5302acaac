import { connectRegistries } from '../../../src/connect'
import { loadConfig } from '../../../src/config/load-config'
import { systemClock, today } from '../../../src/kit/clock'
import { asOwner, readWhole, type WholeChild } from '../../hub/support/all-seeing'
import { registryReaders, type Answer, type TestHub } from '../../support/hub'

export interface ListAnswer extends Answer {
  readonly ids: readonly string[]
}

export const CASE = { 'x-purpose': 'case' }
const QUERY = `query List($where: ChildFilter, $orderBy: ChildOrder, $first: Int, $after: String) {
  children(where: $where, orderBy: $orderBy, first: $first, after: $after) {
    edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

/** One page of ids. */
export async function page(
  hub: TestHub,
  account: string,
  variables: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<ListAnswer> {
  const answer = await hub.ask(account, QUERY, variables, headers)
  const edges = (answer.data?.children?.edges ?? []) as { node: { id: string } }[]
  return Object.assign(answer, { ids: edges.map(({ node }) => node.id) })
}

/** The whole list, page by page. Throws when a page is refused. */
export async function all(
  hub: TestHub,
  account: string,
  variables: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<string[]> {
  const ids: string[] = []
  let after: string | null = null
  for (;;) {
    const answer: ListAnswer = await page(hub, account, { first: 200, ...variables, after }, headers)
    if (answer.errors) throw new TypeError(answer.text)
    ids.push(...answer.ids)
    if (!answer.data.children.pageInfo.hasNextPage) return ids
    after = answer.data.children.pageInfo.endCursor
  }
}

/** Every child of the hub with everything any registry holds of it, read past the hub. */
export async function everyChild(hub: TestHub): Promise<WholeChild[]> {
  const { urls } = hub
  const readers = registryReaders(urls)
  const connectors = connectRegistries(loadConfig({ env: {} }), readers, hub.clock)
  try {
    const rows = await asOwner(hub, 'hub', 'SELECT id FROM child WHERE NOT retired ORDER BY id')
    return await readWhole(
      hub,
      connectors,
      rows.map(({ id }) => id as string),
      today(hub.clock ?? systemClock),
    )
  } finally {
    await Promise.all(connectors.map((connector) => connector.close()))
  }
}

/** Lets the hub take over what changed in the registries. The feeds stay a second behind. */
export async function catchUp(hub: TestHub): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  await hub.app.follower.catchUpAll((_registry, fault) => {
    throw fault
  })
  await hub.app.indexFollower.catchUp()
}
