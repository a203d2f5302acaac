import type { HubStore } from '../store/hub-store'

export interface Link {
  readonly registry: string
  readonly recordId: string
  readonly state: string
  readonly rule: string
  readonly decidedBy: string
  readonly decidedAt: string
}

/** The links of children, by child, in a fixed order. */
export async function linksOf(
  store: HubStore,
  uuids: readonly string[],
): Promise<ReadonlyMap<string, readonly Link[]>> {
  const rows = await store.run({
    text: `SELECT child_id, registry, record_id, state, rule, decided_by, to_char(decided_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
      FROM link WHERE child_id = ANY($1::uuid[]) AND NOT gone ORDER BY child_id, registry, record_id`,
    values: [uuids],
    name: 'links_of',
  })
  const links = new Map<string, Link[]>()
  for (const [child, registry, recordId, state, rule, decidedBy, decidedAt] of rows as string[][]) {
    const link = {
      registry: registry!,
      recordId: recordId!,
      state: state!,
      rule: rule!,
      decidedBy: decidedBy!,
      decidedAt: decidedAt!,
    }
    const known = links.get(child!)
    if (known) known.push(link)
    else links.set(child!, [link])
  }
  return links
}
