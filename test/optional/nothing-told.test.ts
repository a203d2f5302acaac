import { educationMapping } from '../../connectors/education/mapping'
import { healthMapping } from '../../connectors/health/mapping'
import type { SqlMapping } from '../../connectors/sql/mapping'
import { SqlConnector } from '../../connectors/sql/sql-connector'
import { REGISTRIES } from '../../connectors/registries'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type Answer, type TestHub } from '../support/hub'

/**
 * A hub that lacks a registry, or reads it in part, tells an account nothing of that in the place of what the account has no rights to: where a
 * whole hub refuses or withholds, the lacking one gives the same answer, to the letter (faults.md 38, 41).
 */
const ACCOUNTS = ['education', 'police', 'doctor', 'civil-affairs', 'school', 'director', 'analyst', 'auditor', 'steward', 'justice', 'human-resources'] // prettier-ignore
const NAMES = REGISTRIES.map(({ name }) => name)

const FILTERS = [
  ...['rollState: { eq: ENROLLED }', 'attendanceBand: { eq: ABSENT }', 'dropoutState: { eq: NONE }', 'educationReceivesAid: { eq: true }'],
  ...['educationLeftBehind: { eq: NONE }', 'educationNeedsAid: { eq: true }', 'guardianshipType: { eq: NONE }', 'welfareCategory: { eq: ORPHAN }'],
  ...['welfareLeftBehind: { eq: NONE }', 'receivesAid: { eq: true }', 'disabilityClass: { eq: MENTAL }', 'birthMonth: { from: "2015-01" }'],
  ...['schoolDivision: { within: "430421" }', 'registeredDivision: { within: "430421" }', 'residenceDivision: { within: "430421" }'],
  ...['sex: { eq: MALE }', 'name: { startsWith: "李" }'],
] // prettier-ignore
const LISTS = [
  ...FILTERS.map((where) => `{ children(where: { ${where} }, first: 5) { totalCount } }`),
  ...FILTERS.map((where) => `{ children(where: { not: { or: [{ ${where} }] } }, first: 5) { totalCount } }`),
  ...['NAME', 'BIRTH_MONTH'].map((by) => `{ children(orderBy: { by: ${by} }, first: 5) { totalCount } }`),
  '{ childByRollNumber(rollNumber: "G430421201505120020") { name } }',
  '{ childByIdNumber(idNumber: "43042120150512002X") { name } }',
  '{ enrolmentStatus(students: ["43042120150512002X"]) { rollState error { code } } }',
]
const explained = (query: string) => `{ explain(query: ${JSON.stringify(query)}) { refusal { code message } } }`
let whole: TestHub
const LEAST = 'that reads the least'
const lacking: [string, TestHub][] = []
let parts: readonly { readonly registry: string; readonly query: string }[]

const without = <T>(all: Readonly<Record<string, T>>, ...names: string[]) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name)))
/** Reads the least of each. */
function least(mapping: SqlMapping, ...kept: string[]): SqlMapping {
  const columns = Object.fromEntries(Object.entries(mapping.columns).filter(([name]) => kept.includes(name)))
  const collections = Object.fromEntries(
    Object.entries(mapping.collections).map(([name, list]) => [name, { ...list, columns: without(list.columns, 'month', 'date') }]), // prettier-ignore
  )
  return { ...mapping, columns, collections, identity: without({ ...mapping.identity }, 'schoolDivision', 'schoolCode') as never } // prettier-ignore
}

beforeAll(async () => {
  whole = await startTestHub({ children: 30 })
  for (const name of NAMES)
    lacking.push([`without ${name}`, await startTestHub({ registriesOf: whole, connected: NAMES.filter((one) => one !== name) })]) // prettier-ignore
  const narrow: Record<string, SqlMapping> = {
    education: least(educationMapping, 'rollNumber', 'rollState'),
    health: least(healthMapping, 'archiveNumber'),
  }
  const urls = whole.urls as unknown as Record<string, { reader: string }>
  lacking.push([
    LEAST,
    await startTestHub({
      registriesOf: whole,
      wrap: (connector) =>
        narrow[connector.registry]
          ? new SqlConnector(narrow[connector.registry]!, { url: urls[connector.registry]!.reader, poolSize: 2, timeoutMs: 5_000 }, () => '2026-11-23') // prettier-ignore
          : connector,
    }),
  ])
  parts = await partQueries(whole)
}, 240_000)
afterAll(async () => {
  for (const [, hub] of lacking) await hub.stop()
  await whole?.stop()
})

interface Type { readonly name: string; readonly fields: readonly Field[] | null } // prettier-ignore
interface Field { readonly name: string; readonly args: readonly unknown[]; readonly type: Ref } // prettier-ignore
interface Ref { readonly kind: string; readonly name: string | null; readonly ofType: Ref | null } // prettier-ignore
/** Every field of every part, as clients see the schema. */
async function partQueries(hub: TestHub): Promise<typeof parts> {
  const ref = 'kind name ofType { kind name ofType { kind name ofType { kind name } } }'
  const { data } = await hub.ask(
    'education',
    `{ __schema { types { name fields { name args { name } type { ${ref} } } } } }`,
  )
  const types = new Map((data.__schema.types as Type[]).map((type) => [type.name, type]))
  const named = (type: Ref): Ref => (type.ofType ? named(type.ofType) : type)
  const leaves = (name: string): string =>
    types.get(name)!.fields!.filter(({ type }) => named(type).kind !== 'OBJECT').map((field) => field.name).join(' ') // prettier-ignore
  // The showcase child, a pupil of the school, wherever it is known: ids are drawn anew for each hub, and another may be out of reach.
  const children = await asOwner(
    hub,
    'hub',
    'SELECT registry, coalesce(min(child_id::text) FILTER (WHERE child_id = $1), min(child_id::text)) AS id FROM link GROUP BY 1',
    [await showcaseUuid(hub)],
  )
  return REGISTRIES.flatMap(({ name: registry, childField, types: [record] }) => {
    const id = `child:${children.find((one) => one.registry === registry)!.id}`
    const asked = types.get(record)!.fields!.map((field) => {
      const below = named(field.type)
      return `${field.name}${below.kind === 'OBJECT' ? ` { ${leaves(below.name!)} }` : ''}`
    })
    if (registry === 'education') asked.push('attendance(from: "2026-01") { daysPresent }')
    return asked.map((field) => ({ registry, query: `{ child(id: "${id}") { ${childField} { ${field} } } }` }))
  })
}

const told = ({ status, errors }: Answer) => ({
  status,
  errors: errors?.map(({ message, path, extensions: { requestId: _own, ...rest } }) => ({ message, path, ...rest })),
})

test.each(ACCOUNTS)('%s: what a whole hub refuses, a lacking one refuses with the same words', async (account) => {
  let refused = 0
  for (const query of LISTS) {
    const right = await whole.ask(account, query)
    const code = String(right.errors?.[0]?.extensions['code'])
    if (!/^(ACCESS|CHILD)/.test(code)) continue
    refused += 1
    const rightly = await whole.ask(account, explained(query))
    for (const [name, hub] of lacking) {
      expect([name, query, told(await hub.ask(account, query))]).toEqual([name, query, told(right)])
      const foretold = await hub.ask(account, explained(query))
      expect([name, query, foretold.data]).toEqual([name, query, rightly.data])
    }
  }
  if (account !== 'civil-affairs') expect(refused).toBeGreaterThan(0)
})

/** Whether all that a question about one field asks is withheld: the part, the field, or each of its own. */
function isHidden({ data, extensions, errors }: Answer): boolean {
  if (!data) return errors !== undefined
  if (data.child === null) return false // out of its reach: what is asked may be seen of others
  const paths = new Set((extensions['withheld'] as { path: string }[]).map(({ path }) => path))
  const [part, record] = Object.entries(data.child as Record<string, Record<string, unknown> | null>)[0]!
  if (paths.has(`child.${part}`)) return true
  return record !== null && Object.keys(record).every((field) => paths.has(`child.${part}.${field}`))
}

test.each(ACCOUNTS)('%s: in the place of what is withheld stands no word of the registry', async (account) => {
  let withheld = 0
  for (const { registry, query } of parts) {
    const right = await whole.ask(account, query)
    if (!isHidden(right)) continue // some of it may be seen
    withheld += 1
    for (const [name, hub] of lacking.filter(([what]) => [`without ${registry}`, LEAST].includes(what))) {
      const { errors } = await hub.ask(account, query)
      const words = (errors ?? []).map(({ extensions }) => String(extensions['code']))
      expect([name, query, words.filter((code) => /NOT_CONNECTED|NOT_READ|FACT_UNKNOWN/.test(code))]).toEqual([name, query, []]) // prettier-ignore
    }
  }
  if (account !== 'analyst') expect(withheld).toBeGreaterThan(0)
})
