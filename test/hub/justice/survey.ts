import { asOwner } from '../support/all-seeing'
import { showcaseUuid } from '../support/sample'
import { startTestHub, type TestHub } from '../../support/hub'

/** The record of the fixed child, whose father is in prison. */
export const RECORD = 'SF000000000'
/** Families that the survey surely knows. */
const SURELY = 25

export interface Survey {
  readonly hub: TestHub
  /** The hub's id of the fixed child. */
  readonly child: string
  stop(): Promise<void>
}

/** A hub whose survey knows some children. */
export async function startSurvey(): Promise<Survey> {
  const hub = await startTestHub({ children: 120, surely: SURELY })
  return { hub, child: `child:${await showcaseUuid(hub)}`, stop: () => hub.stop() }
}

/** Everything that the survey knows of a child. */
export const EVERYTHING = `query ($id: ID!) { child(id: $id) { name links { registry } sources { registry state } justice {
  childNumber surveyYear measureInForce qualifyingGround guardianArrangement carerName carerRelation supported
  measures { parent kind surveyYear term termMonths forLife from until place { code } } support { date kind giver yuan } } } }`

export const inSurvey = (hub: TestHub, sql: string, values: unknown[] = []) => asOwner(hub, 'justice', sql, values)

/** The uuids of children whose standing record is in the survey, in the county. */
export async function known(hub: TestHub): Promise<Map<string, string>> {
  const rows = await asOwner(hub, 'hub', `SELECT id, records ->> 'justice' AS record FROM child
    WHERE records ? 'justice' AND NOT retired AND coalesce(registered_division, residence_division, school_division) LIKE '430421%'`) // prettier-ignore
  return new Map(rows.map(({ id, record }) => [`child:${id}`, String(record)]))
}
