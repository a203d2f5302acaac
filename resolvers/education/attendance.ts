import { Arg, FieldResolver, Resolver, Root } from 'type-graphql'
import { RegistryFault } from '../../connectors/contract/connector'
import type { Touches } from '../../src/access/sources'
import { AttendanceMonth, EducationRecord, MonthScalar } from '../../schema'

/** The record as its registry gave it: an interface, so that type-graphql does not copy it into a class per call. */
interface Attending {
  readonly attendance?: readonly AttendanceMonth[] | RegistryFault | null
}

const byMonth = { position: 'filter', field: 'AttendanceMonth.month' } as const

export const attendanceTouches: Touches = {
  asked: { 'EducationRecord.attendance': { arguments: { from: byMonth, to: byMonth } } },
}

@Resolver(() => EducationRecord)
export class AttendanceResolver {
  @FieldResolver(() => [AttendanceMonth], {
    nullable: true,
    description: '按月出勤 attendance by month, the newest first',
  })
  attendance(
    @Root() record: Attending,
    @Arg('from', () => MonthScalar, { nullable: true, description: '起始月份 first month' }) from: string | null,
    @Arg('to', () => MonthScalar, { nullable: true, description: '截止月份 last month' }) to: string | null,
  ): readonly AttendanceMonth[] | null {
    const months = record.attendance
    if (months instanceof RegistryFault) throw months
    if (!months || (!from && !to)) return months ?? null
    // A row without its month was not granted it: there is nothing to filter by, so nothing is shown.
    if (months.some(({ month }) => month == null)) return null
    // A month that cannot be read may be one of those asked: its row is shown, with its fault.
    return months.filter(({ month }) => isUnreadable(month) || ((!from || month! >= from) && (!to || month! <= to)))
  }
}

function isUnreadable(cell: unknown): boolean {
  return cell instanceof RegistryFault
}
