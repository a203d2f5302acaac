import { adultsBornUntil } from '../identity/minority'
import type { HubStore } from '../store/hub-store'
import { GENERATION } from './child-list'

/** Children whom the index cannot tell apart in what dropout control looks at, and how many they are. */
export interface DropoutGroup {
  readonly division: string
  /** null: not recorded. */
  readonly born: string | null
  /** Whether the education record was not readable when the index asked for it last. */
  readonly educationUnread: boolean
  /** When the education record was read; null: there is none. */
  readonly educationAsOf: string | null
  readonly rollState: string | null
  readonly attendanceBand: string | null
  readonly dropoutState: string | null
  readonly receivesAid: boolean | null
  readonly welfareAsOf: string | null
  readonly count: number
}

/** The groups of each county in turn, so that a nation fits into memory. Throws HubError HUB_UNAVAILABLE. */
export async function* dropoutGroups(store: HubStore, day: string): AsyncGenerator<readonly DropoutGroup[]> {
  const listed = `${GENERATION} AND born > $1::date AND registered_division IS NOT NULL`
  const counties = await store.run({
    text: `SELECT DISTINCT left(registered_division, 6) FROM child_index WHERE ${listed} ORDER BY 1`,
    values: [adultsBornUntil(day)],
  })
  for (const [county] of counties) {
    const rows = await store.run({
      text: `SELECT registered_division, nullif(born, 'infinity')::text,
          (EXISTS (SELECT FROM index_gap WHERE child_id = id AND registry = 'education'))::text AS unread,
          min(${INSTANT('education_as_of')}), roll_state, attendance_band, dropout_state, receives_aid::text, min(${INSTANT('welfare_as_of')}), count(*)
        FROM child_index WHERE ${listed} AND left(registered_division, 6) = $2
        GROUP BY 1, 2, 3, education_as_of IS NULL, roll_state, attendance_band, dropout_state, receives_aid, welfare_as_of IS NULL`,
      values: [adultsBornUntil(day), county],
    })
    yield rows.map(
      ([
        division,
        born = null,
        unread,
        educationAsOf = null,
        rollState = null,
        attendanceBand = null,
        dropoutState = null,
        aid = null,
        welfareAsOf = null,
        count,
      ]) => ({
        ...{
          division: division!,
          born,
          educationUnread: unread === 'true',
          educationAsOf,
          rollState,
          attendanceBand,
          dropoutState,
        },
        ...{ receivesAid: aid === null ? null : aid === 'true', welfareAsOf, count: Number(count) },
      }),
    )
  }
}

const INSTANT = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
