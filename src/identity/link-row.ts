import { createHmac } from 'node:crypto'
import type { IdentityFacts } from '../../connectors/contract/connector'
import { isDate, isInstant } from '../../connectors/contract/formats'
import type { RegistryName } from '../../connectors/contract/records'
import { judge } from '../linkage/certain'
import { normaliseFormerNames, normaliseIdNumber, normaliseName, normaliseRollNumber } from '../normal'
import { mintChildId } from './child-id'

/** A record as the links keep it, in the columns of `page` (link-statements.ts). */
export interface LinkRow {
  readonly record_id: string
  readonly hash: string
  /** Facts that could not be read; the record stands without them. */
  readonly unreadable: readonly string[]
  readonly [column: string]: unknown
}

/** Raised when a row says something else for the same facts: everything is then judged anew by the next comparison. */
const FORM = 1

const TEXTS = {
  name: 'name',
  idNumber: 'id_number',
  sex: 'sex',
  ethnicity: 'ethnicity',
  registeredDivision: 'registered_division',
  residenceDivision: 'residence_division',
  schoolDivision: 'school_division',
  schoolCode: 'school_code',
} as const satisfies Partial<Record<keyof IdentityFacts, string>>

/** Longer than any name or code, and short enough for every index. */
const MOST_CHARACTERS = 200
/** Several former names in one text. */
const MOST_OF_A_LIST = 1_000
const NO_TIME = '1970-01-01T00:00:00Z'
const EARLIEST = '1850-01-01'

/** In normal forms (src/normal), as questions come. What is not fit to be kept (a day that no calendar has, a zero character, half a pair of surrogates) is unreadable, and alone. */
export function linkRow(secret: string, registry: RegistryName, facts: IdentityFacts): LinkRow {
  const unreadable = new Set(facts.unreadable)
  const kept = <T>(name: string, value: T, fits: boolean): T | null => {
    if (fits) return value
    unreadable.add(name)
    return null
  }
  const text = (name: keyof typeof TEXTS | 'rollNumber') => {
    const value = facts[name]
    return value === null ? null : kept(name, value, isFit(value))
  }
  const texts = Object.fromEntries(
    (Object.keys(TEXTS) as (keyof typeof TEXTS)[]).map((name) => [TEXTS[name], text(name)]),
  )
  const roll = text('rollNumber')
  const born = facts.birthDate
  const birthDate = born === null ? null : kept('birthDate', born, isDate(born) && born >= EARLIEST)
  const formerNames = [...new Set(facts.formerNames.flatMap(normaliseFormerNames))]
  const name = texts['name'] ?? null
  const idNumber = texts['id_number'] ?? null
  const row = {
    ...texts,
    gone: facts.gone,
    closed: facts.closed,
    changed_at: kept('changedAt', facts.changedAt, isInstant(facts.changedAt)) ?? NO_TIME,
    name: name === null ? null : normaliseName(name),
    former_names: kept(
      'formerNames',
      formerNames.length === 0 ? null : JSON.stringify(formerNames),
      facts.formerNames.every((one) => one === '' || isFit(one, MOST_OF_A_LIST)) &&
        formerNames.every((one) => isFit(one)),
    ),
    id_number: idNumber === null ? null : (normaliseIdNumber(idNumber) ?? idNumber),
    roll_number: roll === null ? null : normaliseRollNumber(roll),
    birth_date: birthDate,
  }
  const { key, doubt } = judge({
    idNumber,
    rollNumber: row.roll_number,
    birthDate,
    sex: texts['sex'] ?? null,
    unreadable: [...unreadable],
  })
  const judged = {
    ...row,
    rule: key?.rule ?? (doubt === null ? 'alone' : 'doubt'),
    id_key: key?.idNumber ?? null,
    doubt_key: doubt,
  }
  const names = [...unreadable].sort()
  return {
    ...judged,
    record_id: facts.id,
    founder: mintChildId(secret, key ? `id-number ${key.idNumber}` : `${registry} ${facts.id}`),
    unreadable: names,
    // With a key: it stays when the facts of a struck link are erased, and must not give them back.
    hash: createHmac('sha256', secret)
      .update(JSON.stringify([FORM, judged, names]))
      .digest('base64url')
      .slice(0, 22),
  }
}

/** What the database takes as a text, and its indexes as a word. */
export function isFit(text: string, most = MOST_CHARACTERS): boolean {
  return text.length > 0 && text.length <= most && !text.includes('\0') && !LONE_SURROGATE.test(text)
}

const LONE_SURROGATE = /\p{Surrogate}/u
