import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql'
import { RegistryFault } from '../../connectors/contract/connector'
import { type Entry, HUB_RECORDS } from '../../connectors/contract/records'
import { EnrolmentStatus, type LookupError } from '../../schema'
import { NONE, type FieldSource, type Touches } from '../../src/access/sources'
import type { ErrorCode } from '../../src/errors/catalogue'
import type { Language } from '../../src/errors/language'
import type { Clock } from '../../src/kit/clock'
import { messageIn, sentenceOf } from '../../src/errors/message'
import type { SeenChild, Wanted } from '../../src/execute/seen-child'
import type { RequestContext } from '../../src/execute/request-context'
import { toInputs } from '../hub/to-verdict'
import { numbersUsed, wantedOf } from './student-number'

/** Of the hub's verdict, by field. */
const VERDICT = {
  status: 'level',
  statusSince: 'since',
  rule: 'rule',
  variant: 'variant',
  rulesVersion: 'rulesVersion',
  confidence: 'confidence',
  sources: 'inputs',
  missing: 'missing',
} as const

export const enrolmentStatusTouches: Touches = {
  asked: {
    'Query.enrolmentStatus': {
      answers: 'EnrolmentStatus',
      arguments: { students: NONE }, // each number says itself which field it looks up by: see `held`
      held: ({ students }) => numbersUsed((students as string[] | null) ?? []),
      amount: ({ students }) => ({ kind: 'ids', count: (students as unknown[]).length }),
    },
  },
  fields: {
    'EnrolmentStatus.rollState': { kind: 'column', registry: 'education', column: 'rollState' },
    'EnrolmentStatus.since': { kind: 'column', registry: 'education', column: 'rollStateSince' },
    'EnrolmentStatus.attendanceBand': { kind: 'column', registry: 'education', column: 'attendanceBand' },
    'EnrolmentStatus.dropoutState': { kind: 'column', registry: 'education', column: 'dropoutState' },
    ...Object.fromEntries(
      Object.entries(VERDICT).map(([field, column]): [string, FieldSource] => [
        `EnrolmentStatus.${field}`,
        { kind: 'column', registry: HUB_RECORDS, column },
      ]),
    ),
    'EnrolmentStatus.error': { kind: 'part', registry: 'education', asked: true },
  },
}

@Resolver()
export class EnrolmentStatusQuery {
  @Query(() => [EnrolmentStatus], {
    nullable: true,
    description:
      '批量核查学籍状态 state of enrolment of many students (the most: `me { limits }`), named by ID number or roll number; one answer each, in the order asked',
  })
  async enrolmentStatus(
    @Arg('students', () => [String], { description: '公民身份号码或学籍号 ID numbers or roll numbers' })
    students: string[],
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EnrolmentStatus[]> {
    const entry = context.children.entry(String(info.path.key))
    const wanted = students.map(wantedOf)
    const seen = await context.children.read(entry, wanted)
    const answers = students.map((student, i) => answer(student, i, wanted[i] ?? null, seen[i] ?? null, context.clock))
    return answers.map((one) => ({ ...one, error: one.error && inLanguage(one.error, context.language) }))
  }
}

function answer(
  student: string,
  index: number,
  wanted: Wanted | null,
  seen: SeenChild | null,
  clock: Clock,
): EnrolmentStatus {
  const part = seen?.parts.education
  if (!wanted) return { ...nothing(student, index), error: error('BAD_ID_NUMBER', EXPECTED) }
  if (part instanceof RegistryFault) return { ...nothing(student, index), error: error(part.code, part.message) }
  if (!part) return { ...nothing(student, index), error: error('NOT_FOUND') }
  // A cell that cannot be read is told in the student's own error; the other columns are answered.
  const own = seen?.parts[HUB_RECORDS] ?? null
  const fault = [own, ...COLUMNS.map((column) => part[column])].find((cell) => cell instanceof RegistryFault)
  const cell = (column: (typeof COLUMNS)[number]) => {
    const value = part[column] ?? null
    return value instanceof RegistryFault ? null : value
  }
  return {
    ...nothing(student, index),
    rollState: cell('rollState') as EnrolmentStatus['rollState'],
    since: cell('rollStateSince') as EnrolmentStatus['since'],
    attendanceBand: cell('attendanceBand') as EnrolmentStatus['attendanceBand'],
    dropoutState: cell('dropoutState') as EnrolmentStatus['dropoutState'],
    ...(own instanceof RegistryFault ? {} : verdictOf(own, clock)),
    error: fault instanceof RegistryFault ? error(fault.code, fault.message) : null,
  }
}

const EXPECTED =
  'expected a roll number, or an ID number of 18 characters with a calendar day and a right check character (GB 11643)'

const COLUMNS = ['rollState', 'rollStateSince', 'attendanceBand', 'dropoutState'] as const

const NO_VERDICT = Object.fromEntries(Object.keys(VERDICT).map((field) => [field, null])) as Pick<
  EnrolmentStatus,
  keyof typeof VERDICT
>

function nothing(student: string, index: number): EnrolmentStatus {
  const state = { rollState: null, since: null, attendanceBand: null, dropoutState: null }
  return { student, index, ...state, ...NO_VERDICT, error: null }
}

function verdictOf(own: Entry | null, clock: Clock): Partial<EnrolmentStatus> {
  if (!own) return {}
  const cells = Object.entries(VERDICT).map(([field, column]) => [field, own[column] ?? null])
  return { ...(Object.fromEntries(cells) as Partial<EnrolmentStatus>), sources: toInputs(own['inputs'], clock) }
}

function error(code: ErrorCode, detail?: string): LookupError {
  return { code, message: detail ?? sentenceOf(code, 'en') }
}

function inLanguage({ code, message }: LookupError, language: Language): LookupError {
  return { code, message: messageIn(language, code, message) }
}
