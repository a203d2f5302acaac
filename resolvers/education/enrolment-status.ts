import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql'
import { RegistryFault } from '../../connectors/contract/connector'
import { EnrolmentStatus } from '../../schema'
import { CATALOGUE, type ErrorCode } from '../../src/errors/catalogue'
import type { SeenChild, Wanted } from '../../src/execute/seen-child'
import type { RequestContext } from '../../src/execute/request-context'
import { wantedOf } from './student-number'

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
    return students.map((student, index) => answer(student, index, wanted[index] ?? null, seen[index] ?? null))
  }
}

function answer(student: string, index: number, wanted: Wanted | null, seen: SeenChild | null): EnrolmentStatus {
  const part = seen?.parts.education
  if (!wanted)
    return { ...nothing(student, index), error: error('BAD_ID_NUMBER', 'expected an ID number or a roll number') }
  if (part instanceof RegistryFault) return { ...nothing(student, index), error: error(part.code, part.message) }
  if (!part) return { ...nothing(student, index), error: error('NOT_FOUND') }
  return {
    ...nothing(student, index),
    rollState: (part['rollState'] ?? null) as EnrolmentStatus['rollState'],
    since: (part['rollStateSince'] ?? null) as EnrolmentStatus['since'],
    attendanceBand: (part['attendanceBand'] ?? null) as EnrolmentStatus['attendanceBand'],
    dropoutState: (part['dropoutState'] ?? null) as EnrolmentStatus['dropoutState'],
  }
}

function nothing(student: string, index: number): EnrolmentStatus {
  return { student, index, rollState: null, since: null, attendanceBand: null, dropoutState: null, error: null }
}

function error(code: ErrorCode, detail?: string): { code: string; message: string } {
  return { code, message: detail ?? CATALOGUE[code].sentence }
}
