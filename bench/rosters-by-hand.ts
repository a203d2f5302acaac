import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'pg'
import { POOL, serve } from './serve'

/*
 * The peer of workload R: a page of students as somebody would write it by hand for OneRoster, with one account's scope in its SQL. The page and the
 * children in one prepared statement, their roll in a second, the total in a third. Nobody is asked who they are, nothing is recorded.
 */

const LEFT: ReadonlySet<string> = new Set(['03', '06', '07', '08', '09', '10', '11'])
const GRADES: Readonly<Record<string, string>> = {
  ...{ '11': '01', '12': '02', '13': '03', '14': '04', '15': '05', '16': '06' },
  ...{ '21': '07', '22': '08', '23': '09', '31': '10', '32': '11', '33': '12' },
}
const WITHIN = {
  school: `school_code = '2143042101'`,
  area: `(registered_division LIKE '4304%' OR residence_division LIKE '4304%' OR school_division LIKE '4304%')`,
} as const
const MINOR = `born > (now() AT TIME ZONE 'Asia/Shanghai')::date - interval '18 years'`

interface Pupil {
  readonly id: string
  readonly changed: string
  readonly name: string
  readonly record: string
}

serve(async ({ hubUrl, registryUrls }) => {
  const hub = new Pool({ connectionString: hubUrl, max: POOL.hub })
  const education = new Pool({ connectionString: registryUrls.education, max: POOL.registry })
  let base = ''

  const students = async (scope: keyof typeof WITHIN, offset: number) => {
    const from = `child_index WHERE generation = (SELECT answering FROM index_state) AND education_as_of IS NOT NULL AND ${WITHIN[scope]} AND ${MINOR}`
    const [{ rows: pupils }, { rows: counted }] = await Promise.all([
      hub.query<Pupil>({
        name: `page ${scope}`,
        text: `SELECT page.id, to_char(roster_changed AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS changed, child.name,
            records ->> 'education' AS record
          FROM (SELECT id, roster_changed FROM ${from} ORDER BY id LIMIT 100 OFFSET $1) page JOIN child ON child.id = page.id AND NOT retired
          ORDER BY page.id`,
        values: [offset],
      }),
      hub.query<{ count: string }>({ name: `count ${scope}`, text: `SELECT count(*) FROM ${from}` }),
    ])
    const { rows: rolls } = await education.query<{ xsid: string; xsztm: string; xxbsm: string; njm: string | null }>({
      name: 'rolls',
      text: 'SELECT xsid, xsztm, xxbsm, njm FROM xs_jbxx WHERE xsid = ANY($1)',
      values: [pupils.map(({ record }) => record)],
    })
    const byKey = new Map(rolls.map((roll) => [roll.xsid, roll]))
    const users = pupils.map(({ id, changed, name, record }) => {
      const { xsztm, xxbsm, njm } = byKey.get(record)!
      const org = { href: `${base}/orgs/${xxbsm}`, sourcedId: xxbsm, type: 'org' }
      return {
        sourcedId: id,
        status: LEFT.has(xsztm) ? 'tobedeleted' : 'active',
        dateLastModified: changed,
        enabledUser: String(!LEFT.has(xsztm)),
        givenName: name.slice(1),
        familyName: name.slice(0, 1),
        roles: [{ roleType: 'primary', role: 'student', org }],
        primaryOrg: org,
        ...(njm === null ? {} : { grades: [GRADES[njm]] }),
      }
    })
    return { total: counted[0]!.count, users }
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url!, base)
    const scope = url.pathname.endsWith('/area') ? 'area' : 'school'
    students(scope, Number(url.searchParams.get('offset'))).then(
      ({ total, users }) => {
        const text = JSON.stringify({ users })
        response.writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(text),
          'x-total-count': total,
        })
        response.end(text)
      },
      (fault: Error) => response.writeHead(500).end(fault.message),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  base = `http://127.0.0.1:${port}/ims/oneroster/rostering/v1p2`
  return { port }
})
