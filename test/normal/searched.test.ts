import { asOwner } from '../hub/support/all-seeing'
import { isPlainText } from '../../src/kit/plain-text'
import { all, CASE, catchUp, page } from '../index/support/list'
import { startTestHub, type TestHub } from '../support/hub'

/** Spellings in the registries on one side, in questions on the other, over real HTTP: both have one normal form. */
interface Spelt {
  /** As the police write it. */
  readonly written: string
  /** As it is shown. */
  readonly name: string | null
  readonly found: readonly object[]
  readonly missed: readonly object[]
}

const exact = (...names: string[]) => names.map((name) => ({ exact: name }))
const reading = (...readings: string[]) => readings.map((pinyin) => ({ pinyin }))

const NAMES: readonly Spelt[] = [
  {
    written: '欧\u3000艳',
    name: '欧艳',
    found: [...exact('欧艳', '欧 艳', '欧\u3000艳', '\u200B欧艳\uFEFF'), { prefix: '欧 艳' }],
    missed: exact('欧', '欧燕'),
  },
  {
    written: '阿依古丽・买买提',
    name: '阿依古丽·买买提',
    found: [...exact('阿依古丽·买买提', '阿依古丽•买买提', '阿依古丽．买买提', '阿依古丽 · 买买提', '阿依古丽.买买提'), { prefix: '阿依古丽•' }],
    missed: exact('阿依古丽买买提', '阿依古丽'),
  },
  { written: '阿依古丽', name: '阿依古丽', found: [{ prefix: '阿依古' }], missed: [{ prefix: '阿依古丽•' }] },
  { written: '⻰⼀⻘', name: '龙一青', found: exact('龙一青', '⻰一青'), missed: exact('龍一青') },
  {
    written: '喻\uE863',
    name: '喻䶮',
    found: [...exact('喻䶮', '喻\uE863'), ...reading('yuyan', 'yùyǎn', 'YY')],
    missed: reading('yu?', 'yyan'),
  },
  { written: 'Zoe\u0308  ＭＵＥＬＬＥＲ', name: 'Zoë MUELLER', found: exact('zoë mueller', 'ZOË MUELLER', 'Zoe\u0308 Mueller'), missed: exact('Zoe Mueller') },
  {
    written: '李乐',
    name: '李乐',
    found: reading('lile', 'li le', 'Lǐ Lè', 'li3le4', 'LL', 'ｌｉｌｅ', 'lil'),
    missed: reading('liyue', 'ly', '%le', 'li_e', 'lǐ乐'),
  },
  { written: '乐单', name: '乐单', found: reading('yuedan', 'yd'), missed: reading('ledan', 'yueshan', 'leshan') },
  {
    written: '吕清',
    name: '吕清',
    found: reading('lü', 'lv', 'lyu', 'LYU', 'lǚ', 'lü3', 'lu:', 'ＬＶ', 'lu\u0308', 'lu\u0308\u030C', 'lǚqīng', 'lyu qing'),
    missed: reading('lu', 'lou', 'liu', 'lü*', 'lü\u0000'),
  },
  { written: '朱清', name: '朱清', found: reading('zhu', 'zhū'), missed: reading('zhōu', 'zh\u00B0u', 'zh?u') },
  { written: '—', name: null, found: [], missed: exact('—', '无') },
] // prettier-ignore

const FORMER: readonly { written: string; names: readonly string[]; asked: readonly string[]; missed: readonly string[] }[] = [
  { written: '桂一、 桂二', names: ['桂一', '桂二'], asked: ['桂一', '桂二', '桂 二'], missed: ['桂\u0000一', '桂'] },
  { written: '桂三/桂四', names: ['桂三', '桂四'], asked: ['桂三', '桂四'], missed: ['桂三/桂四'] },
  { written: '桂五　桂六', names: ['桂五', '桂六'], asked: ['桂五', '桂六'], missed: ['桂五桂六'] },
  { written: '桂　七', names: ['桂七'], asked: ['桂七', '桂　七'], missed: ['桂', '七'] },
  { written: '无', names: [], asked: [], missed: ['无'] },
  { written: '-', names: [], asked: [], missed: ['-'] },
] // prettier-ignore

interface Pupil {
  readonly id: string
  readonly records: { readonly education: string; readonly police: string }
  readonly roll_number: string
}

let hub: TestHub
let pupils: Pupil[]
const spelt = (i: number) => pupils[i]!
const former = (i: number) => pupils[NAMES.length + i]!
const rolls = (i: number) => pupils[NAMES.length + FORMER.length + i]!

/** Roll numbers as a school might have typed them, of children without an ID number in it. */
const ROLLS: readonly ((number: string) => string)[] = [
  (number) => number.toLowerCase(),
  (number) => `Ｇ${number.slice(1)}`,
  (number) => `ｇ${number.slice(1)}`,
  (number) => [...number].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(''),
]

beforeAll(async () => {
  hub = await startTestHub({ children: 160 })
  pupils = (await asOwner(
    hub,
    'hub',
    `SELECT id, records, roll_number FROM child WHERE NOT retired AND records ? 'police'
     AND school_division LIKE '430421%' AND registered_division LIKE '430421%' AND residence_division LIKE '430421%'
     AND roll_number LIKE 'G%' AND id_number = substr(roll_number, 2) ORDER BY id`,
  )) as unknown as Pupil[]
  const [police, education] = [
    (column: string, value: string, { records: { police: key } }: Pupil) =>
      asOwner(hub, 'police', `UPDATE rk_ryxx SET ${column} = $1 WHERE rybh = $2`, [value, key]),
    (column: string, value: string, { records: { education: key } }: Pupil) =>
      asOwner(hub, 'education', `UPDATE xs_jbxx SET ${column} = $1 WHERE xsid = $2`, [value, key]),
  ]
  for (const [i, { written }] of NAMES.entries()) await police('xm', written, spelt(i))
  for (const [i, { written }] of FORMER.entries()) await police('cym', written, former(i))
  for (const [i, spell] of ROLLS.entries()) await education('xjh', spell(rolls(i).roll_number), rolls(i))
  await catchUp(hub)
}, 120_000)
afterAll(() => hub?.stop())

/** A question with a control character is refused whole, before it is compared with anything: it finds nobody. */
async function find(account: string, name: object): Promise<string[]> {
  const headers = account === 'education' ? {} : CASE
  if (isPlainText(Object.values(name).join(''))) return all(hub, account, { where: { name } }, headers)
  const refused = await page(hub, account, { where: { name } }, headers)
  expect(refused.errors).toMatchObject([{ extensions: { code: 'BAD_TEXT' } }])
  return []
}
const NAME = 'query ($id: ID!) { child(id: $id) { name formerNames } }'

describe.each(NAMES.map((one, i): [string, number, Spelt] => [`no. ${i + 1}`, i, one]))(
  'a name as the police write it, %s (faults.md 20, 21)',
  (_no, i, { name, found, missed }) => {
    test('is shown in its normal form, and found by each spelling', async () => {
      const id = `child:${spelt(i).id}`
      const shown = (await hub.ask('police', NAME, { id })).data.child.name as string | null
      if (name === null) expect(shown).not.toBe(NAMES[i]!.written)
      else expect(shown).toBe(name)
      for (const asked of found) expect([asked, await find('civil-affairs', asked)]).toEqual([asked, expect.arrayContaining([id])]) // prettier-ignore
    })

    test('is not found by what is another name, or no name or reading at all', async () => {
      const id = `child:${spelt(i).id}`
      for (const asked of missed) expect([asked, await find('civil-affairs', asked)]).not.toEqual([asked, expect.arrayContaining([id])]) // prettier-ignore
    })
  },
)

test.each(['lǚ', 'lü', 'lyu', 'ＬＶ', 'lu\u0308'])(
  '%s finds exactly those that lv finds (faults.md 20)',
  async (asked) => {
    expect(await find('civil-affairs', { pinyin: asked })).toEqual(await find('civil-affairs', { pinyin: 'lv' }))
  },
)

test.each(['%', '_', 'lǚ%', '张', 'жоу', '1', '王w', '\u0000', '-', "'"])(
  'what cannot be a reading finds nobody: %j (faults.md 20)',
  async (asked) => {
    expect(await find('civil-affairs', { pinyin: asked })).toEqual([])
  },
)

test.each(FORMER.map((one, i) => [i, one] as const))('former names, no. %i (faults.md 21)', async (i, { names, asked, missed }) => {
  const id = `child:${former(i).id}`
  expect((await hub.ask('police', NAME, { id })).data.child.formerNames ?? []).toEqual(names)
  for (const one of asked) expect([one, await find('education', { former: one })]).toEqual([one, [id]])
  for (const one of missed) expect([one, await find('education', { former: one })]).toEqual([one, []])
}) // prettier-ignore

const BY_ROLL = 'query ($n: String!) { childByRollNumber(rollNumber: $n) { id education { rollNumber rollState } } }'
const STATUS = 'query ($s: [String!]!) { enrolmentStatus(students: $s) { rollState error { code } } }'

test.each(ROLLS.map((_, i) => i))('a roll number as a school types it, no. %i: found, with its state (faults.md 19)', async (i) => {
  const { id, roll_number: number } = rolls(i)
  for (const asked of [number, ...ROLLS.map((spell) => spell(number)), `${number.slice(0, 7)} ${number.slice(7)}`, `\u200E${number}`]) {
    const { data } = await hub.ask('education', BY_ROLL, { n: asked })
    expect([asked, data.childByRollNumber?.id, data.childByRollNumber?.education.rollState]).toEqual([asked, `child:${id}`, expect.any(String)]) // prettier-ignore
    const status = await hub.ask('education', STATUS, { s: [asked] })
    expect([asked, status.data.enrolmentStatus]).toEqual([asked, [{ rollState: expect.any(String), error: null }]])
  }
}) // prettier-ignore

const BY_ID = 'query ($n: String!) { childByIdNumber(idNumber: $n) { id } }'

test('an ID number is found in each spelling, and refused with a look-alike of another script (faults.md 22)', async () => {
  const [tens] = (await asOwner(
    hub,
    'hub',
    `SELECT c.id, c.id_number FROM child c JOIN child_key k ON k.child_id = c.id AND k.id_key = c.id_number
     WHERE NOT retired AND c.id_number LIKE '%X' AND registered_division LIKE '430421%' ORDER BY id LIMIT 1`,
  )) as unknown as { id: string; id_number: string }[]
  const { id, id_number: number } = tens!
  const digits = number.slice(0, 17)
  const spellings = [number, number.toLowerCase(), `${digits}Ⅹ`, `${digits}ⅹ`, `${digits}ｘ`, `'${number}`, `\u200E${number}\u202C`,
    `\uFEFF${number}`, `${digits}\u200BX`, `${digits.slice(0, 6)} ${digits.slice(6, 14)} ${digits.slice(14)}X`, `${digits.slice(0, 6)}-${digits.slice(6)}X`] // prettier-ignore
  for (const asked of spellings) {
    const answer = await hub.ask('police', BY_ID, { n: asked })
    expect([asked, answer.data?.childByIdNumber]).toEqual([asked, { id: `child:${id}` }])
  }
  for (const asked of [
    `${digits}Х`,
    `${digits}Χ`,
    `${digits}х`,
    `${digits}×`,
    `${digits}`,
    `''${number}`,
    `${number}\u0000`,
  ]) {
    const { errors } = await hub.ask('police', BY_ID, { n: asked })
    expect([asked, errors?.[0]?.extensions['code']]).toEqual([asked, isPlainText(asked) ? 'BAD_ID_NUMBER' : 'BAD_TEXT'])
  }
})

test('a division code is the same division with the zeros that fill it up', async () => {
  const within = (code: string) => all(hub, 'civil-affairs', { where: { residenceDivision: { within: code } } }, CASE)
  const children = await within('430421')
  expect(children.length).toBeGreaterThan(0)
  for (const code of ['430421000000', '430421000', '４３０４２１', ' 430421\u200B'])
    expect(await within(code)).toEqual(children)
})
