import type { Client } from 'pg'
import type { Truth } from '../context'
import { addMonths, compactDay, dayOf, isoDay } from '../days'
import type { RegistryName } from '../tables'

/** So many children get a row in each table that few have one in: every kind of badness wants a row of its own. */
const EACH = 130

/** Right rows, added before anything is spoilt. */
export async function addRareRows(
  clients: Readonly<Record<RegistryName, Client>>,
  children: readonly { readonly truth: Truth }[],
  today: string,
): Promise<void> {
  const some = (registry: RegistryName) =>
    children.flatMap(({ truth }) => truth.records[registry].slice(0, 1)).slice(0, EACH)
  const day = dayOf(today)
  await clients.health.query(
    `INSERT INTO cj_zj SELECT sfzh || '43', dah, $2, $3, '1' FROM et_da t WHERE dah = ANY($1) AND length(sfzh) = 18
       AND NOT EXISTS (SELECT FROM cj_zj c WHERE c.dah = t.dah) ON CONFLICT DO NOTHING`,
    [some('health'), isoDay(addMonths(day, -12)), isoDay(addMonths(day, 108))],
  )
  await clients['civil-affairs'].query(
    `INSERT INTO et_baj SELECT 'AJ' || substr(dabh, 3), dabh, $2, NULL FROM et_djb WHERE dabh = ANY($1) ON CONFLICT DO NOTHING`,
    [some('civil-affairs'), isoDay(day - 20)],
  )
  await clients.education.query(
    `INSERT INTO xs_kc SELECT xsid, 1, '1', '3', $2, '06', NULL FROM xs_jbxx WHERE xsid = ANY($1) ON CONFLICT DO NOTHING`,
    [some('education'), isoDay(day - 12)],
  )
  await clients.police.query(
    `INSERT INTO sf_xzzy SELECT DISTINCT ON (a.gmsfhm) 'XZD' || substr(a.rybh, 3), a.gmsfhm, a.xm, '1', $2, $3
     FROM rk_ryxx p JOIN rk_ryxx a ON a.hh = p.hh AND a.rybh <> p.rybh AND a.csrq < $4
     WHERE p.rybh = ANY($1) AND NOT EXISTS (SELECT FROM sf_xzzy z WHERE z.gmsfhm = a.gmsfhm) ORDER BY a.gmsfhm, a.rybh`,
    [some('police'), compactDay(addMonths(day, -20)), compactDay(addMonths(day, 28)), compactDay(addMonths(day, -240))],
  )
}
