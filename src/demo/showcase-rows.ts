import { VACCINATION_SCHEDULE } from '../../migrations/health/codes'
import type { AllLines, Truth } from './context'
import { attendanceMonths } from './attendance'
import { addMonths, compactDay, dayOf, isoDay } from './days'
import { gradeCode, gradeOf, schoolYear } from './education'
import { SHOWCASE } from './showcase'

const { name, birthDate, idNumber, village, records, father, mother, grandfather, grandmother } = SHOWCASE
const COUNTY = village.slice(0, 6)
const ADDRESS = '衡阳县西渡镇桐桥村3组'
const PHONE = '19900000001'

/** Writes the fixed child into all four registries. Dates that make her story (away, in prison, last visit) move with today; nothing depends on the seed. */
export function writeShowcase(lines: AllLines, today: number): Truth {
  const changed = `${isoDay(today - 3)} 09:30:00+08`
  writeEducation(lines.education, today, changed)
  writePolice(lines.police, today, changed)
  writeHealth(lines.health, today, changed)
  writeWelfare(lines['civil-affairs'], today, changed)
  return {
    child: 0,
    family: 0,
    idNumber,
    twin: false,
    records: {
      education: [records.education],
      police: [records.police],
      health: [records.health],
      'civil-affairs': [records.civilAffairs],
    },
    faults: [],
  }
}

function writeEducation(lines: AllLines['education'], today: number, changed: string): void {
  const key = records.education
  const grade = Math.min(12, Math.max(1, gradeOf(dayOf(birthDate), today)))
  const stageYear = grade <= 6 ? grade : grade <= 9 ? grade - 6 : grade - 9
  const entered = dayOf(`${schoolYear(today) - stageYear + 1}-09-01`)
  const className = `${'一二三四五六'[(grade - 1) % 6]}年级(2)班`
  const head = [
    key,
    SHOWCASE.rollNumber,
    name,
    null,
    '2',
    birthDate,
    COUNTY,
    COUNTY,
    '01',
    '1',
    idNumber,
    '1',
    COUNTY,
    village,
    ADDRESS,
    PHONE,
  ]
  const school = [SHOWCASE.schoolCode, gradeCode(grade), className, compactDay(entered).slice(0, 6), '11', '1', '10']
  lines.add('xs_jbxx', ...head, ...school, '1', '2', '0', '0', '0', '1', '1', 3.2, '0', '01', isoDay(entered), changed)
  attendanceMonths(today).forEach(({ month, due }, at, all) => {
    const left = all.length - 1 - at
    const unexcused = left < 4 ? Math.min(due, 2 + (3 - left) * 2) : 0
    const excused = left === 5 ? Math.min(2, due) : 0
    lines.add('xs_kq', key, month, due, due - unexcused - excused, excused, unexcused)
  })
  lines.add('xs_yd', key, 1, '01', isoDay(entered), null, '西渡镇中心小学', null)
  lines.add('xs_kc', key, 1, '1', '3', isoDay(today - 12), '06', null)
  lines.add('xs_jtcy', key, 1, grandfather.name, '61', ADDRESS, PHONE, '务农', '1', '1', grandfather.idNumber)
  lines.add(
    'xs_jtcy',
    key,
    2,
    mother.name,
    '52',
    ADDRESS,
    '19901000001',
    '广东省东莞市某电子厂',
    '0',
    '1',
    mother.idNumber,
  )
}

function writePolice(lines: AllLines['police'], today: number, changed: string): void {
  const book = SHOWCASE.householdNumber
  lines.add('hk_sy', book, '1', grandfather.name, `${ADDRESS}12号`, COUNTY, village, '西渡镇派出所', '20100315')
  const person = (
    key: string,
    relation: string,
    who: { name: string; birthDate: string; idNumber: string },
    sex: string,
    lives: string | null,
  ) =>
    lines.add(
      'rk_ryxx',
      key,
      book,
      relation,
      who.name,
      null,
      sex,
      who.birthDate.replaceAll('-', ''),
      COUNTY,
      '01',
      COUNTY,
      who.idNumber,
      COUNTY,
      lives,
      '20100315',
      '0',
      changed,
    )
  person('RY000000002', '02', grandfather, '1', null)
  person('RY000000003', '12', grandmother, '2', null)
  person('RY000000004', '21', father, '1', null)
  person('RY000000005', '38', mother, '2', '广东省东莞市长安镇')
  person(records.police, '42', { name, birthDate, idNumber }, '2', null)
  lines.add('rk_bdxx', records.police, 1, '01', '20150520', null, null)
  lines.add(
    'sf_xzzy',
    'XZ00000001',
    father.idNumber,
    father.name,
    '1',
    compactDay(addMonths(today, -20)),
    compactDay(addMonths(today, 28)),
  )
}

function writeHealth(lines: AllLines['health'], today: number, changed: string): void {
  const key = records.health
  const birth = dayOf(birthDate)
  lines.add(
    'et_da',
    key,
    name,
    '2',
    birthDate,
    idNumber,
    mother.name,
    father.name,
    PHONE,
    village,
    ADDRESS,
    2850,
    49.0,
    38,
    '2',
    '1',
    '2021-09-03',
    '2015-05-20',
    '西渡镇卫生院',
    changed,
  )
  const visits: [string, number, string, string, string][] = [
    ['12', 12, '9.1', '74.5', '1'],
    ['24', 24, '11.6', '86.0', '1'],
    ['36', 36, '13.4', '94.2', '2'],
    ['60', 60, '16.9', '107.5', '1'],
    ['72', 72, '18.8', '113.6', '1'],
  ]
  visits.forEach(([schedule, month, weight, height, result], at) => {
    const next = visits[at + 1]
    const day = addMonths(birth, month) + 6
    lines.add(
      'et_sf',
      key,
      schedule,
      isoDay(day),
      weight,
      height,
      month === 12 ? 108 : null,
      result,
      null,
      next ? isoDay(addMonths(birth, next[1])) : null,
    )
  })
  for (const [vaccine, , dose, month] of VACCINATION_SCHEDULE) {
    const day = isoDay(addMonths(birth, month) + (month === 0 ? 0 : 3))
    lines.add('et_jz', key, vaccine, dose, day, '武汉某生物制品所', `2015${vaccine}`, `82015${vaccine}${dose}`, '1')
  }
  lines.add('et_zd', key, 1, 'G80', '2018-06-04')
  lines.add('et_zd', key, 2, 'H52', isoDay(addMonths(today, -8)))
  lines.add('et_xlsc', key, 1, isoDay(addMonths(today, -14)), '2', 8, '1')
  lines.add('et_xlsc', key, 2, isoDay(addMonths(today, -2)), '2', 15, '2')
  lines.add('cj_zj', `${idNumber}43`, key, '2019-03-11', '2029-03-10', '1')
}

function writeWelfare(lines: AllLines['civil-affairs'], today: number, changed: string): void {
  const key = records.civilAffairs
  const away = isoDay(addMonths(today, -14))
  const registered = isoDay(addMonths(today, -13))
  const director = '刘桂兰'
  const head = [
    key,
    name,
    '2',
    '01',
    birthDate,
    idNumber,
    '1',
    village,
    village,
    ADDRESS,
    '2',
    '01,04,08',
    '2',
    '3',
    '1,3',
    '3',
    '0',
  ]
  lines.add(
    'et_djb',
    ...head,
    grandfather.name,
    grandmother.name,
    null,
    null,
    SHOWCASE.directorCode,
    SHOWCASE.supervisorCode,
    registered,
    changed,
  )
  lines.add(
    'et_wcfm',
    key,
    '2',
    mother.name,
    mother.birthDate,
    mother.idNumber,
    away,
    '广东省',
    '东莞市',
    '某电子厂',
    '19901000001',
    '1',
    '1',
  )
  lines.add('et_jhr', key, 1, grandfather.name, '61', PHONE, grandfather.idNumber, ADDRESS, registered, null, '1')
  const signed = addMonths(today, -7)
  lines.add('et_wtxy', key, 1, grandfather.name, registered, registered, isoDay(addMonths(today, -1)), '2', null)
  lines.add(
    'et_wtxy',
    key,
    2,
    grandfather.name,
    isoDay(signed),
    isoDay(signed),
    isoDay(addMonths(signed, 12)),
    '1',
    isoDay(addMonths(today, -2)),
  )
  lines.add('et_bz', key, 1, '01', registered, null, 320)
  lines.add('et_bz', key, 2, '07', '2019-04-01', null, 110)
  lines.add('et_zf', key, 1, isoDay(addMonths(today, -7)), director, '1', '情况正常', isoDay(addMonths(today, -4)))
  lines.add(
    'et_zf',
    key,
    2,
    isoDay(addMonths(today, -4)),
    director,
    '1',
    '祖父母年迈,需加强关注',
    isoDay(addMonths(today, -2)),
  )
  lines.add(
    'et_zf',
    key,
    3,
    isoDay(addMonths(today, -2)),
    director,
    '3',
    '沉默寡言,近来缺课增多,建议心理关怀',
    isoDay(today - 1),
  )
  const signers = [director, '陈志明', '何建国']
  signers.forEach((signer, at) =>
    lines.add('et_qz', key, String(at + 1), signer, isoDay(addMonths(today, -13) + at * 5)),
  )
}
