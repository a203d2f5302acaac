/**
 * What the hub answers of each number: the field of `EnrolmentStatus`, which is the English heading too, and the Chinese heading. Each
 * way to check a list writes these columns and asks for these fields. A new one is added here, at the end.
 */
export const ANSWER_COLUMNS = [
  { field: 'rollState', zh: '学籍状态' },
  { field: 'since', zh: '状态起始日期' },
  { field: 'attendanceBand', zh: '出勤等级' },
  { field: 'dropoutState', zh: '控辍状态' },
  { field: 'status', zh: '研判等级' },
  { field: 'statusSince', zh: '研判等级起始日期' },
  { field: 'rule', zh: '规则' },
  { field: 'rulesVersion', zh: '规则版本' },
  { field: 'confidence', zh: '可信度' },
] as const

export type AnswerField = (typeof ANSWER_COLUMNS)[number]['field']

/** What the hub says of one number. */
export type EnrolmentAnswer = Readonly<Record<AnswerField, string | null>> & {
  readonly error: { readonly code: string; readonly message: string } | null
}

/** How many numbers the account may ask for at once. It asks for nobody, so that an account without the right is refused before its list. */
export const LIMIT_QUERY = 'query FileCheckLimit { me { limits { ids } } enrolmentStatus(students: []) { index } }'

export interface LimitData {
  readonly me: { readonly limits: { readonly ids: number } }
  /** Null: the account may not ask. */
  readonly enrolmentStatus: readonly unknown[] | null
}

export const STATUS_QUERY = `query FileCheck($students: [String!]!) { enrolmentStatus(students: $students) { index ${ANSWER_COLUMNS.map(({ field }) => field).join(' ')} error { code message } } }`

export interface StatusData {
  readonly enrolmentStatus: readonly (EnrolmentAnswer & { readonly index: number })[] | null
}
