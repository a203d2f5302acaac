import { Client } from 'pg'
import type { TestHub } from '../support/hub'

type Database = 'education' | 'police' | 'health' | 'civil_affairs'

/** One row whose transaction stays open while another row changes, in each registry. */
const LATE: readonly (readonly [Database, late: string, other: string])[] = [
  [
    'education',
    `UPDATE xs_jbxx SET lxdh = '13911112222', xxbsm = (SELECT max(xxbsm) FROM xx_jbxx WHERE xxbsm LIKE '2%') WHERE xsid = 'XS00000001'`,
    `UPDATE xs_jbxx SET lxdh = '13911113333' WHERE xsid = (SELECT min(xsid) FROM xs_jbxx WHERE xsid > 'XS00000100')`,
  ],
  [
    'police',
    `UPDATE rk_ryxx SET hkszd = '430422' WHERE rybh = 'RY000000001'`,
    `UPDATE rk_ryxx SET djrq = '20200101' WHERE rybh = 'RY000000004'`,
  ],
  [
    'health',
    `UPDATE et_da SET xzqh = '430422100000' WHERE dah = '43042110021300001'`,
    `UPDATE et_da SET yz = 39 WHERE dah = (SELECT max(dah) FROM et_da)`,
  ],
  [
    'civil_affairs',
    `UPDATE et_djb SET jhlx = '1', xjzdm = '430422100000' WHERE dabh = 'MZ4304210000001'`,
    `UPDATE et_djb SET jhlx = '4' WHERE dabh = (SELECT max(dabh) FROM et_djb)`,
  ],
]

/** The hub follows the other row while the late one is not yet committed. */
export async function lateCommits(hub: TestHub): Promise<void> {
  const open: Client[] = []
  try {
    for (const [database, late, other] of LATE) {
      const client = new Client({ connectionString: hub.urls[database].owner })
      await client.connect()
      open.push(client)
      await client.query('BEGIN')
      await client.query(late)
      await run(hub, database, other)
    }
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    await hub.app.follower.catchUpAll((_registry, fault) => {
      throw fault
    })
    for (const client of open) await client.query('COMMIT')
  } finally {
    await Promise.all(open.map((client) => client.end()))
  }
}

const DELETIONS: readonly (readonly [Database, string])[] = [
  [
    'education',
    `DELETE FROM xs_jbxx WHERE xsid IN (SELECT xsid FROM xs_jbxx WHERE xsid > 'XS00000200' ORDER BY xsid LIMIT 15)`,
  ],
  [
    'police',
    `DELETE FROM rk_ryxx WHERE rybh IN (SELECT rybh FROM ck_wcnr WHERE rybh > 'RY000002000' ORDER BY rybh LIMIT 15)`,
  ],
  [
    'health',
    `DELETE FROM et_da WHERE dah IN (SELECT dah FROM et_da WHERE dah > '43042110500000000' ORDER BY dah LIMIT 15)`,
  ],
  [
    'civil_affairs',
    `DELETE FROM et_djb WHERE dabh IN (SELECT dabh FROM et_djb WHERE dabh > 'MZ4304210001100' ORDER BY dabh LIMIT 15)`,
  ],
]

/** Rows that are no longer in their registry. */
export async function deletions(hub: TestHub): Promise<void> {
  for (const [database, sql] of DELETIONS) await run(hub, database, sql)
}

async function run(hub: TestHub, database: Database, sql: string): Promise<void> {
  const client = new Client({ connectionString: hub.urls[database].owner })
  await client.connect()
  try {
    const { rowCount } = await client.query(sql)
    if (rowCount === 0) throw new RangeError(`${database}: no row was touched`)
  } finally {
    await client.end()
  }
}
