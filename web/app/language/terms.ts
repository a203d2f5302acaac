import terms from '@generated/terms.json'
import { useMemo } from 'react'
import { useLanguage, type Language } from './language'

/** Words of the schema: `npm run gen` takes the Chinese terms from its descriptions; the English ones are the names themselves. */
export interface Terms {
  /** `EducationRecord`, `rollState` -> 学籍状态, Roll state */
  field(type: string, field: string): string
  /** `RollState`, `ENROLLED` -> 在籍, Enrolled */
  value(type: string, value: string): string
  isEnum(type: string): boolean
}

const FIELDS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = terms.fields
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = terms.values

/** Where the schema's word does not fit a label. */
const OWN: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'ChildFilter.educationLeftBehind': { zh: '留守（教育口径）', en: 'Left behind (education)' },
  'ChildFilter.welfareLeftBehind': { zh: '留守（民政口径）', en: 'Left behind (civil affairs)' },
  'EducationRecord.boarding': { zh: '住校', en: 'Boards at school' },
  'EducationRecord.leftBehind': { zh: '留守（教育口径）', en: 'Left behind (education)' },
  'WelfareRecord.leftBehind': { zh: '留守（民政口径）', en: 'Left behind (civil affairs)' },
}

export function useTerms(): Terms {
  const { language } = useLanguage()
  return useMemo(() => termsIn(language), [language])
}

export function termsIn(language: Language): Terms {
  const word = (key: string, chinese: string | undefined, name: string) =>
    OWN[key]?.[language] ?? (language === 'zh' ? (chinese ?? name) : english(name))
  return {
    field: (type, field) => word(`${type}.${field}`, FIELDS[type]?.[field]?.[0], field),
    value: (type, value) => word(`${type}.${value}`, VALUES[type]?.[value], value),
    isEnum: (type) => type in VALUES,
  }
}

/** The name of a field's type: of a list, its members' type. */
export function typeOfField(type: string, field: string): string {
  return FIELDS[type]?.[field]?.[1] ?? 'String'
}

/** Every field of the schema that has a word, as `Type.field`. */
export const NAMED_FIELDS: readonly string[] = Object.entries(FIELDS).flatMap(([type, fields]) =>
  Object.keys(fields).map((field) => `${type}.${field}`),
)

/** The fields that lead to a type: `Diagnosis` -> HealthRecord.diagnoses. */
export function waysTo(type: string): readonly string[] {
  return NAMED_FIELDS.filter((field) => typeOfField(...(field.split('.') as [string, string])) === type)
}

/** `attendanceBand` -> Attendance band; `ONE_PARENT` -> One parent. */
function english(name: string): string {
  const words = /^[A-Z_\d]+$/.test(name) ? name.toLowerCase().replaceAll('_', ' ') : camel(name)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function camel(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, (_all, before: string, after: string) => `${before} ${after.toLowerCase()}`)
}
