import type { RegistryName } from '../../connectors/contract/records'
import type { HubStore } from '../store/hub-store'

/** How the hub follows one registry, in numbers that name nobody. */
export interface RegistryReport {
  /** When its change feed was last read to the end, ISO 8601 in UTC; null when it never was. */
  readonly caughtUpAt: string | null
  /** The code of the fault that the last reading of its feed ended with. */
  readonly fault: string | null
  /** Records that could not be read, in part or whole. */
  readonly unread: number
  /** Records that contradict the number they bear, and are linked to nobody by it. */
  readonly doubtful: number
  /** Children with a record of it that may be listed twice. */
  readonly possibleDuplicates: number
  /** When everything was last compared, ISO 8601 in UTC. */
  readonly comparedAt: string | null
  /** Records that the last comparison missed and did not strike, as they are too many. */
  readonly missing: number
}

export interface UnreadRecord {
  readonly registry: string
  readonly recordId: string
  readonly columns: readonly string[]
  readonly code: string
  readonly since: string
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`

export async function reportOf(store: HubStore, registry: RegistryName): Promise<RegistryReport> {
  const [row = []] = await store.run({
    text: `SELECT to_char(f.caught_up_at, ${INSTANT}), f.fault,
        (SELECT count(*) FROM unread_record u WHERE u.registry = $1),
        (SELECT count(*) FROM link l WHERE l.registry = $1 AND l.doubt_key IS NOT NULL AND NOT l.gone),
        (SELECT count(*) FROM child WHERE possible_duplicate AND records ? $1),
        to_char(c.ended_at, ${INSTANT}), CASE WHEN c.phase = 'held' THEN c.missing ELSE 0 END
      FROM (SELECT $1 AS registry) asked LEFT JOIN feed f USING (registry) LEFT JOIN comparison c USING (registry)`,
    values: [registry],
    name: `report_${registry}`,
  })
  const [caughtUpAt, fault, unread, doubtful, possibleDuplicates, comparedAt, missing] = row
  return {
    caughtUpAt: caughtUpAt ?? null,
    fault: fault ?? null,
    unread: Number(unread ?? 0),
    doubtful: Number(doubtful ?? 0),
    possibleDuplicates: Number(possibleDuplicates ?? 0),
    comparedAt: comparedAt ?? null,
    missing: Number(missing ?? 0),
  }
}

/** Records kept aside, by registry and id, for the operator's own screen. */
export async function unreadRecords(store: HubStore): Promise<UnreadRecord[]> {
  const rows = await store.run({
    text: `SELECT registry, record_id, to_json(columns)::text, code, to_char(since, ${INSTANT}) FROM unread_record ORDER BY registry, record_id`,
    values: [],
  })
  return rows.map(([registry, recordId, columns, code, since]) => ({
    registry: registry!,
    recordId: recordId!,
    columns: JSON.parse(columns!) as string[],
    code: code!,
    since: since!,
  }))
}
