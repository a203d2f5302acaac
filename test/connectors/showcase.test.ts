import type { Entry } from '../../connectors/contract/records'
import { SHOWCASE } from '../../src/demo'
import { openDemoRegistries, TODAY, type DemoRegistries } from '../demo/demo-registries'
import { REGISTRIES } from './record-types'

let demo: DemoRegistries
beforeAll(async () => {
  demo = await openDemoRegistries()
  await demo.generate({ children: 60 })
})
afterAll(() => demo.close())

/** The showcase's record, whole, on a day. */
async function read(name: (typeof REGISTRIES)[number]['registry'], today = TODAY): Promise<Entry> {
  const { registry, make, showcase } = REGISTRIES.find((each) => each.registry === name)!
  const connector = make({ url: demo.urls[registry], poolSize: 1, timeoutMs: 5000 }, () => today)
  const { columns, collections } = connector.capabilities
  const [record] = await connector.fetch([showcase], { columns, collections }, new AbortController().signal)
  await connector.close()
  if (!record || record instanceof Error) throw new TypeError('the showcase cannot be read')
  return record.values
}

test('police: parents by graph, the father in prison, guardians in the order of the law', async () => {
  const values = await read('police')
  const { father, mother, grandfather, grandmother } = SHOWCASE
  expect(values).toMatchObject({
    householdNumber: SHOWCASE.householdNumber,
    householdKind: 'FAMILY',
    headName: grandfather.name,
    relationToHead: '孙女',
    registrationState: 'ACTIVE',
    registeredDivision: '430421',
    parents: [
      { kind: 'FATHER', ...father, certainty: 'CERTAIN', alive: true },
      { kind: 'MOTHER', ...mother, certainty: 'CERTAIN', alive: true },
    ],
    guardianName: father.name,
    parentsLiberty: [{ parent: 'FATHER', kind: 'PRISON', from: '2025-03-23', until: '2029-03-23' }],
    parentUnableToCare: true,
    registrationEvents: [{ kind: 'BIRTH', date: '2015-05-20' }],
  })
  expect((values['members'] as Entry[]).map((each) => each['name'])).toEqual([
    grandfather.name,
    grandmother.name,
    father.name,
    mother.name,
    SHOWCASE.name,
  ])
  expect((values['guardians'] as Entry[]).map((each) => each['basis'])).toEqual([
    'PARENT',
    'PARENT',
    'GRANDPARENT',
    'GRANDPARENT',
  ])
})

test('police: a restriction that has ended is still told, and no longer a ground', async () => {
  const values = await read('police', '2029-04-01')
  expect(values['parentsLiberty']).toHaveLength(1)
  expect(values['parentUnableToCare']).toBe(false)
})

test('health: conclusions from card, diagnoses and doses', async () => {
  const values = await read('health')
  expect(values).toMatchObject({
    disabilityCardNumber: `${SHOWCASE.idNumber}43`,
    disabled: true,
    disabilityClass: 'PHYSICAL',
    disabilityGrade: 3,
    chronicIllness: true,
    seriousIllness: false,
    immunisationComplete: true,
    followUpOverdue: false,
    birthLengthCm: 49,
  })
  expect(values['immunisations']).toHaveLength(22)
  expect((values['mentalHealth'] as Entry[]).map((each) => each['concern'])).toEqual(['MODERATE', 'MILD'])
})

test('health: a card past its last day is shown and concludes nothing', async () => {
  const values = await read('health', '2029-03-11')
  expect(values).toMatchObject({
    disabilityCardValidUntil: '2029-03-10',
    disabled: false,
    disabilityClass: null,
    disabilityGrade: null,
  })
})

test('health: a dose counts as missing a month after it fell due, an overdue visit from the next day, both by the day asked', async () => {
  const at = SHOWCASE.records.health
  await demo.query('health', `UPDATE et_da SET rxcyjg = NULL, csrq = '2026-01-10' WHERE dah = $1`, [at])
  await demo.query(
    'health',
    `DELETE FROM et_jz WHERE dah = $1 AND (ymdm, jc) NOT IN (('0101', 1), ('0201', 1), ('0201', 2))`,
    [at],
  )
  await demo.query('health', `DELETE FROM et_sf WHERE dah = $1 AND sfxc <> '12'`, [at])
  await demo.query('health', `UPDATE et_sf SET sfrq = '2026-02-12', xcsfrq = '2026-04-10' WHERE dah = $1`, [at])
  expect(await read('health', '2026-04-10')).toMatchObject({ immunisationComplete: true, followUpOverdue: false })
  expect(await read('health', '2026-04-11')).toMatchObject({ immunisationComplete: false, followUpOverdue: true })
})

const FOUND = '2026-11-11'
const LEDGER: [string, string, object][] = [
  ['suspected, while the family is visited', '', { dropoutState: 'SUSPECTED', dropoutStateSince: FOUND }],
  ['dropped out', `(2, '2', '2', '2026-11-20', NULL, NULL)`, { dropoutState: 'DROPPED_OUT', dropoutStateSince: '2026-11-20' }],
  ['two found on one day: the later serial', `(2, '2', '2', '${FOUND}', NULL, NULL)`, { dropoutState: 'DROPPED_OUT', dropoutStateSince: FOUND }],
  ['an open entry counts before a newer one that was closed', `(2, '2', '4', '2026-11-15', NULL, '2026-11-18')`, { dropoutState: 'SUSPECTED', dropoutStateSince: FOUND }],
  ['back at school, not closed yet', `(1, '2', '4', '${FOUND}', NULL, NULL)`, { dropoutState: 'DROPPED_OUT', dropoutStateSince: FOUND }],
  ['back at school and closed', `(1, '2', '4', '${FOUND}', NULL, '2026-11-20')`, { dropoutState: 'RETURNED', dropoutStateSince: '2026-11-20' }],
  ['verified: a leave', `(1, '1', '5', '${FOUND}', '02', '2026-11-20')`, { dropoutState: 'NONE', dropoutStateSince: null }],
  ['back long ago, then verified', `(0, '2', '4', '2025-03-01', NULL, '2025-04-01'), (1, '1', '5', '${FOUND}', '02', '2026-11-20')`, { dropoutState: 'NONE', dropoutStateSince: null }],
] // prettier-ignore

describe('education: the dropout ledger', () => {
  const key = SHOWCASE.records.education
  /** Puts entries below the pupil; one of the same serial stands in place of the demo's own. */
  const enter = (entries: string) =>
    demo.query(
      'education',
      `INSERT INTO xs_kc SELECT '${key}', xh, tzlbm, kcztm, fxrq::date, yym, xhrq::date
       FROM (VALUES ${entries}) AS entry (xh, tzlbm, kcztm, fxrq, yym, xhrq)
       ON CONFLICT (xsid, xh) DO UPDATE SET (tzlbm, kcztm, fxrq, yym, xhrq) =
         (excluded.tzlbm, excluded.kcztm, excluded.fxrq, excluded.yym, excluded.xhrq)`,
    )
  afterEach(async () => {
    await demo.query('education', 'DELETE FROM xs_kc WHERE xsid = $1', [key])
    await enter(`(1, '1', '3', '${FOUND}', '06', NULL)`)
  })

  test.each(LEDGER)('%s', async (_name, entries, expected) => {
    if (entries) await enter(entries)
    expect(await read('education')).toMatchObject(expected)
  })

  test('no entry at all', async () => {
    await demo.query('education', 'DELETE FROM xs_kc WHERE xsid = $1', [key])
    expect(await read('education')).toMatchObject({ dropoutState: 'NONE', dropoutStateSince: null })
  })

  test('a ledger that is none of the two is told as a fault, not as no entry', async () => {
    await enter(`(1, '7', '1', '${FOUND}', NULL, NULL)`)
    const { dropoutState, rollState } = await read('education')
    expect(dropoutState).toMatchObject({ code: 'REGISTRY_LIES', column: 'dropoutState' })
    expect(rollState).toBe('ENROLLED')
  })
})

test('civil affairs: the form of a left-behind child with an entrusted carer', async () => {
  const values = await read('civil-affairs')
  expect(values).toMatchObject({
    categories: ['LEFT_BEHIND', 'DISABLED', 'PRISONERS_CHILD'],
    leftBehind: 'ONE_AWAY_OTHER_UNABLE',
    guardianshipType: 'CARER_INADEQUATE',
    incomeSources: ['LABOUR', 'GOVERNMENT_AID'],
    receivesAid: true,
    visitOverdue: true,
    openProtectionCase: false,
    responsibleDirector: SHOWCASE.directorCode,
    responsibleSupervisor: SHOWCASE.supervisorCode,
    guardianName: SHOWCASE.grandfather.name,
    residenceDivision: SHOWCASE.village,
    parentsAway: [{ parent: 'MOTHER', since: '2025-09-23', province: '广东省', acrossCounty: true }],
    carers: [{ name: SHOWCASE.grandfather.name, relation: '祖父', entrusted: true }],
  })
  expect((values['agreements'] as Entry[]).map((each) => each['state'])).toEqual(['ACTIVE', 'EXPIRED'])
  expect(values['visits']).toHaveLength(3)
  expect((values['signOffs'] as Entry[]).map((each) => each['step'])).toEqual(['FILLED_IN', 'REVIEWED', 'APPROVED'])
})

test('civil affairs: not left behind from the sixteenth birthday on, an agreement expires by itself', async () => {
  expect(await read('civil-affairs', '2031-05-11')).toMatchObject({ leftBehind: 'ONE_AWAY_OTHER_UNABLE' })
  const values = await read('civil-affairs', '2031-05-12')
  expect(values['leftBehind']).toBe('NONE')
  expect((values['agreements'] as Entry[]).map((each) => each['state'])).toEqual(['EXPIRED', 'EXPIRED'])
})
