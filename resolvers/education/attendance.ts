import { Arg, FieldResolver, Resolver, Root } from 'type-graphql'
import { AttendanceMonth, EducationRecord, MonthScalar } from '../../schema'

/** The record as its registry gave it: an interface, so that type-graphql does not copy it into a class per call. */
interface Attending {
  readonly attendance?: readonly AttendanceMonth[] | null
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
    if (!months || (!from && !to)) return months ?? null
    // A row without its month was not granted it: there is nothing to filter by, so nothing is shown.
    if (months.some(({ month }) => month == null)) return null
    return months.filter(({ month }) => (!from || month! >= from) && (!to || month! <= to))
  }
}
