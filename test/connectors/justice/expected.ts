import { SHOWCASE } from '../../../src/demo'
import type { Expected } from '../demo-connectors'

/** What justice says in its own words. */
export const expected: Expected = {
  ids: 'SELECT znbh AS id FROM sf_et',
  find: [
    {
      criteria: { by: 'id-number', idNumber: SHOWCASE.idNumber },
      sql: 'SELECT znbh AS id FROM sf_et WHERE sfzh = $1',
      values: [SHOWCASE.idNumber],
    },
  ],
  spoil: {
    sql: `UPDATE sf_dczn SET jhfs = '?' WHERE znbh = $1`,
    column: 'guardianArrangement',
  },
  spoilEntry: {
    find: 'SELECT znbh AS id FROM sf_bf GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1',
    sql: `UPDATE sf_bf SET bfrq = '去年' WHERE znbh = $1 AND xh = 1`,
    collection: 'support',
    column: 'date',
  },
}
