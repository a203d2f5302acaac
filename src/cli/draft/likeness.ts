import type { ColumnKind } from '../../../connectors/contract/declared'
import type { CatalogueColumn } from '../../../connectors/sql/catalogue'

/** What a column of the record may be called elsewhere: in English, in pinyin, in Chinese. */
export interface Sought {
  readonly name: string
  readonly kind: ColumnKind
  readonly words: readonly string[]
}

const GENERAL: Readonly<Record<string, readonly string[]>> = {
  name: ['name', 'full_name', 'xm', 'xingming', '姓名'],
  sex: ['sex', 'gender', 'xb', 'xbm', 'xingbie', '性别'],
  birthDate: ['birth_date', 'date_of_birth', 'birthday', 'born', 'dob', 'csrq', 'chushengriqi', '出生日期'],
  idNumber: ['id_number', 'id_no', 'id_card', 'idcard', 'citizen_id', 'sfzh', 'sfzjh', 'gmsfhm', 'shenfenzhenghao', '身份证', '公民身份号码'], // prettier-ignore
  formerNames: ['former_name', 'used_name', 'cym', '曾用名'],
  ethnicity: ['ethnicity', 'nationality', 'ethnic', 'mz', 'mzm', '民族'],
  rollNumber: ['roll_number', 'roll_no', 'student_no', 'student_number', 'xjh', 'xuejihao', '学籍号'],
  rollState: ['roll_state', 'roll_status', 'student_status', 'state', 'status', 'xsztm', '学籍状态', '学生状态'],
  registeredDivision: ['registered_division', 'household_division', 'hukou_division', 'hkszd', '户口所在地', '户籍地'],
  residenceDivision: ['residence_division', 'xzzdm', 'xzqh', '现住址区划', '居住地'],
  schoolDivision: ['school_division', 'xzqhm'],
  schoolCode: ['school_code', 'school_id', 'xxbsm', '学校标识码'],
}
const CHANGED = ['updated', 'updated_at', 'modified', 'modified_at', 'last_changed', 'last_modified', 'changed_at', 'gxsj', 'xgsj', '更新时间', '修改时间'] // prettier-ignore
export const CHANGED_SOUGHT: Sought = { name: 'changed', kind: 'any', words: CHANGED }

/** By its own name, by the words of its description, by what the project's own mapping calls it, and by what else is known. */
export function soughtOf(name: string, kind: ColumnKind, title: string, ownSql: string | null): Sought {
  const [, native] = /^\w+\.(\w+)$/.exec(ownSql ?? '') ?? []
  const term = /^[\p{sc=Han}]{2,}/u.exec(title)?.[0]
  const words = [snake(name), native, term, ...(GENERAL[name] ?? [])].filter((word) => word !== undefined)
  return { name, kind, words: [...new Set(words)] }
}

export interface Guess {
  readonly column: CatalogueColumn
  readonly score: number
  /** 'by its name', 'by its comment 学籍号'. */
  readonly why: string
}

/** At least so much, or it is no guess. */
const LEAST = 5

/** How much a column looks like what is sought; null when too little, or when its type cannot hold it. */
export function likeness({ kind, words }: Sought, column: CatalogueColumn): Guess | null {
  if (!holds(kind, column)) return null
  const name = snake(column.name)
  const parts = name.split('_')
  let best: Guess | null = null
  const found = (score: number, why: string) => {
    if (score >= LEAST && score > (best?.score ?? 0)) best = { column, score, why }
  }
  words.forEach((word, place) => {
    const early = 1 - place / 100 // the first words are the surest
    if (name === word) found(10 + early, 'by its name')
    else if (/^\p{sc=Han}/u.test(word)) {
      if (column.comment?.includes(word) || column.name.includes(word)) found(8 + early, `by its comment ${word}`)
    } else if (word.length > 3 && name.replaceAll('_', '') === word.replaceAll('_', '')) found(9 + early, 'by its name')
    else if (word.includes('_') && word.split('_').every((part) => parts.includes(part)))
      found(6 + early, 'by its name')
    else if (word.length > 3 && !word.includes('_') && parts.includes(word)) found(5 + early, 'by a part of its name')
  })
  return best
}

const TEXT = /^(text|character|bpchar|name)/
const HOLDS: Readonly<Record<ColumnKind, RegExp | null>> = {
  date: /^(date|timestamp|text|character|bpchar)/,
  month: /^(text|character|bpchar)/,
  integer: /^(smallint|integer|bigint|numeric|text|character|bpchar)/,
  number: /^(smallint|integer|bigint|numeric|real|double|text|character|bpchar)/,
  boolean: /^(boolean|smallint|integer|text|character|bpchar)/,
  text: /^(text|character|bpchar|name|smallint|integer|bigint|uuid)/,
  texts: TEXT,
  division: /^(text|character|bpchar|integer|bigint)/,
  enum: null,
  enums: TEXT,
  collection: /^$/,
  any: null,
}

/** An enumeration of the database's own has a type of any name. */
function holds(kind: ColumnKind, { type, codes }: CatalogueColumn): boolean {
  if (codes.length > 0) return ['enum', 'boolean', 'text', 'any', 'integer'].includes(kind)
  if (kind === 'enum') return /^(smallint|integer|text|character|bpchar)/.test(type)
  return HOLDS[kind]?.test(type) ?? true
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}
