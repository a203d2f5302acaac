import type { Client } from 'pg'
import type { BareClient } from './bare-client'

export const PAGE = 50
const WALK = 200 // the most a page may hold

/** A place deep in the list: the hub's cursor there, and what the same place is for bare SQL. */
export interface DeepPage {
  readonly place: number
  readonly cursor: string
  /** Sort value and id of the row before the page. */
  readonly last: readonly [string, string]
}

const WHERE =
  '{ guardianshipType: { in: [NONE, PARENT_UNABLE, CARER_INADEQUATE, FAIR] }, attendanceBand: { in: [GOOD, POOR, ABSENT] } }'
const list = (edge: string) => `query List($after: String, $first: Int) {
  children(where: ${WHERE}, orderBy: { by: NAME }, first: $first, after: $after) {
    edges { ${edge} } pageInfo { hasNextPage endCursor }
  }
}`
const LIST = list('node { id name }')
const WALKED = list('cursor node { id }')

// What a careful hand would write for the same page, on the same table, with the same scope.
const SQL = `SELECT id, name, pinyin FROM child_index
  WHERE generation = (SELECT answering FROM index_state)
    AND (registered_division LIKE '4304%' OR residence_division LIKE '4304%' OR school_division LIKE '4304%')
    AND guardianship_type IN ('NONE', 'PARENT_UNABLE', 'CARER_INADEQUATE', 'FAIR') AND attendance_band IN ('GOOD', 'POOR', 'ABSENT')
    AND (pinyin, id) > ($1, $2::uuid)
  ORDER BY pinyin, id LIMIT ${PAGE + 1}`

// The same by what the hub answers from: a child's own row, which the index may be a moment behind, for the name and for where it is now.
const SAME_SQL = `SELECT page.id, pinyin, child.name, child.registered_division, child.residence_division, child.school_division
  FROM (${SQL}) page JOIN child ON child.id = page.id AND NOT retired ORDER BY pinyin, page.id`

/** `leanest`: from the index alone. `same`: by the rows that the hub answers from. */
export type Peer = 'leanest' | 'same'

const PEERS: Readonly<Record<Peer, string>> = { leanest: SQL, same: SAME_SQL }

/** Walks to the second half of the list, at most to its 20,000th child, and gives places from there on. */
export async function pagesDeep(hub: BareClient, sql: Client, wanted: number): Promise<DeepPage[]> {
  const places: { place: number; cursor: string; id: string }[] = []
  let after: string | null = null
  for (let place = WALK; place <= 20_000; place += WALK) {
    const page = await ask(hub, WALKED, after, WALK)
    for (const at of [PAGE, PAGE * 2, PAGE * 3, WALK]) {
      const edge = page.edges[at - 1]
      if (edge) places.push({ place: place - WALK + at, cursor: edge.cursor, id: edge.node.id.slice('child:'.length) })
    }
    if (!page.pageInfo.hasNextPage) break
    after = page.pageInfo.endCursor
  }
  const deep = places.slice(places.length >> 1, -1).slice(0, wanted)
  if (deep.length === 0) throw new TypeError('the list is too short to go deep into it')
  const { rows } = await sql.query(
    'SELECT id, pinyin FROM child_index WHERE generation = (SELECT answering FROM index_state) AND id = ANY($1::uuid[])',
    [deep.map(({ id }) => id)],
  )
  const readings = new Map(rows.map((row) => [row.id as string, row.pinyin as string]))
  const pages = deep.map(({ place, cursor, id }) => ({ place, cursor, last: [readings.get(id)!, id] as const }))
  // A short list is walked again and again: a hub that was asked ten times is not warm.
  return Array.from({ length: wanted }, (_, i) => pages[i % pages.length]!)
}

/** The ids of a page, by the hub: everything on. */
export async function hubPage(hub: BareClient, cursor: string): Promise<string[]> {
  return (await ask(hub, LIST, cursor, PAGE)).edges.map(({ node }) => node.id.slice('child:'.length))
}

/** The same by one prepared statement. */
export async function sqlPage(sql: Client, peer: Peer, last: readonly [string, string]): Promise<string[]> {
  const { rows } = await sql.query({ name: peer, text: PEERS[peer], values: [...last] })
  return rows.slice(0, PAGE).map((row) => row.id as string)
}

export async function explainPage(sql: Client, last: readonly [string, string]): Promise<string> {
  const { rows } = await sql.query(`EXPLAIN (ANALYZE, BUFFERS) ${SQL}`, [...last])
  return rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n')
}

interface Listed {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
}

async function ask(client: BareClient, query: string, after: string | null, first: number): Promise<Listed> {
  const text = await client.post(JSON.stringify({ query, variables: { after, first } }))
  const { data, errors } = JSON.parse(text) as { data?: { children: Listed }; errors?: unknown }
  if (!data || errors) throw new TypeError(`the hub answered ${JSON.stringify(errors)}`)
  return data.children
}
