import type { SchemaModule } from '../module'
import { AttendanceResolver, attendanceTouches } from './attendance'
import { EnrolmentStatusQuery, enrolmentStatusTouches } from './enrolment-status'

export const educationModule: SchemaModule = {
  owner: 'education',
  resolvers: [EnrolmentStatusQuery, AttendanceResolver],
  touches: [enrolmentStatusTouches, attendanceTouches],
}
