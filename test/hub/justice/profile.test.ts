import { SHOWCASE } from '../../../src/demo'
import { all } from '../../index/support/list'
import { EVERYTHING, inSurvey, known, RECORD, startSurvey, type Survey } from './survey'

/** What the survey of justice gives to whom the table gives it: see rights.test.ts for everybody else. */
let survey: Survey
beforeAll(async () => {
  survey = await startSurvey()
}, 120_000)
afterAll(() => survey?.stop())

const recordOf = async (account = 'justice') => {
  const { data, errors } = await survey.hub.ask(account, EVERYTHING, { id: survey.child }, { 'x-purpose': 'case' })
  expect(errors).toBeUndefined()
  return data.child.justice
}

test('justice sees the record whole, in the words of the schema', async () => {
  const record = await recordOf()
  expect(record).toMatchObject({
    childNumber: RECORD,
    measureInForce: true,
    qualifyingGround: true,
    guardianArrangement: 'GRANDPARENTS',
    carerRelation: '祖父',
    supported: true,
  })
  expect(record.measures).toEqual([
    expect.objectContaining({
      parent: 'FATHER',
      kind: 'PRISON',
      surveyYear: record.surveyYear,
      termMonths: expect.any(Number),
      forLife: false,
      from: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      place: { code: expect.stringMatching(/^43040[58]$/) },
    }),
  ])
  expect(record.support).toHaveLength(2)
  for (const { date, kind, giver, yuan } of record.support) expect([date, kind, giver, yuan]).not.toContain(null)
})

test('of each parent the newest form counts, and a mother has a form of her own', async () => {
  const [{ dcbh: old }] = await inSurvey(survey.hub, 'SELECT min(dcbh) AS dcbh FROM sf_dczn WHERE znbh = $1', [RECORD])
  const forms = await inSurvey(survey.hub, 'SELECT dcbh FROM sf_dczn WHERE znbh = $1', [RECORD])
  expect(forms.length).toBeGreaterThan(1)
  const before = await recordOf()
  await inSurvey(survey.hub, `UPDATE sf_dcb SET xq = '无期徒刑', lb = '2' WHERE dcbh = $1`, [old])
  expect(await recordOf()).toEqual(before)
  await inSurvey(survey.hub, `INSERT INTO sf_dcb VALUES ('DCM', 2010, $1, '某某', '2', '强制隔离戒毒二年', '2010年3月1日', '2011.5.9', '石鼓强制隔离戒毒所')`, [SHOWCASE.mother.idNumber]) // prettier-ignore
  await inSurvey(survey.hub, `INSERT INTO sf_dczn VALUES ('DCM', 1, $1, '2', '6', NULL, NULL)`, [RECORD])
  const both = await recordOf()
  expect(both).toMatchObject({ surveyYear: before.surveyYear, guardianArrangement: before.guardianArrangement })
  expect(both.measures).toEqual([
    ...before.measures,
    {
      parent: 'MOTHER',
      kind: 'COMPULSORY_TREATMENT',
      surveyYear: 2010,
      term: '强制隔离戒毒二年',
      termMonths: 24,
      forLife: false,
      from: '2010-03-01',
      until: '2011-05-09',
      place: { code: '430407' },
    },
  ])
  await inSurvey(survey.hub, `DELETE FROM sf_dczn WHERE dcbh = 'DCM'; DELETE FROM sf_dcb WHERE dcbh = 'DCM'`)
})

test('a term that nobody can read is told at its place, and stands as it is written', async () => {
  const [{ dcbh, xq }] = await inSurvey(survey.hub, 'SELECT f.* FROM sf_dcb f JOIN sf_dczn d USING (dcbh) WHERE znbh = $1 ORDER BY dcbh DESC LIMIT 1', [RECORD]) // prettier-ignore
  await inSurvey(survey.hub, `UPDATE sf_dcb SET xq = '很久' WHERE dcbh = $1`, [dcbh])
  const { data, errors } = await survey.hub.ask('justice', EVERYTHING, { id: survey.child })
  const { measures, measureInForce, guardianArrangement } = data.child.justice
  expect(measures[0]).toMatchObject({ term: '很久', termMonths: null, forLife: null, until: null, kind: 'PRISON' })
  expect([measureInForce, guardianArrangement]).toEqual([null, 'GRANDPARENTS'])
  expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions['code']]).sort()).toEqual(
    ['measureInForce', 'measures.0.forLife', 'measures.0.termMonths', 'measures.0.until', 'qualifyingGround'].map(
      (path) => [`child.justice.${path}`, 'REGISTRY_LIES'],
    ),
  )
  await inSurvey(survey.hub, `UPDATE sf_dcb SET xq = $2 WHERE dcbh = $1`, [dcbh, xq])
})

test('a form that changes brings its children to the feed', async () => {
  const at = async () =>
    (await inSurvey(survey.hub, 'SELECT gxsj::text AS at FROM sf_et WHERE znbh = $1', [RECORD]))[0].at
  const before = await at()
  await inSurvey(survey.hub, `UPDATE sf_dcb SET ryxm = ryxm WHERE dcbh IN (SELECT dcbh FROM sf_dczn WHERE znbh = $1)`, [RECORD]) // prettier-ignore
  expect((await at()) > before).toBe(true)
})

test.each(['parentHeld', 'parentQualifyingGround'])('lists are filtered by a fact of the survey: %s', async (fact) => {
  const { hub } = survey
  const children = await known(hub)
  expect(children.size).toBeGreaterThan(15)
  // Justice looks children up; its row of lists is shut.
  const found = (eq: boolean) => all(hub, 'police', { where: { [fact]: { eq } } })
  const [held, free] = [await found(true), await found(false)]
  expect([...held, ...free].sort()).toEqual([...children.keys()].sort())
  expect(held).toContain(survey.child)
})

test('and by the arrangement', async () => {
  const found = await all(survey.hub, 'police', { where: { guardianArrangement: { eq: 'GRANDPARENTS' } } })
  expect(found).toContain(survey.child)
  const none = await all(survey.hub, 'police', { where: { guardianArrangement: { isNull: true } } })
  expect(none).not.toContain(survey.child)
})

test('civil affairs learns the conclusion on a case, and finds by it', async () => {
  const record = await recordOf('civil-affairs')
  expect(record).toMatchObject({ qualifyingGround: true, measureInForce: null, measures: null, support: null })
  const where = { parentQualifyingGround: { eq: true } }
  const found = await all(survey.hub, 'civil-affairs', { where }, { 'x-purpose': 'case' })
  expect(found).toContain(survey.child)
})

test('police see measures and who cares, and not what support was given', async () => {
  const record = await recordOf('police')
  expect(record).toMatchObject({ measureInForce: true, guardianArrangement: 'GRANDPARENTS', childNumber: null, support: null }) // prettier-ignore
  expect(record.measures[0].kind).toBe('PRISON')
})
