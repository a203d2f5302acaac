import { z } from 'zod'

/*
 * Data types of the OneRoster 1.2 Rostering Service information model, as far as the hub serves them: what must be there, which words there
 * are, and nothing else. Written from the model's tables; 1EdTech's own files are not part of the project.
 */
z.config({ jitless: true }) // a hub that listens lets no text become code

const text = z.string().min(1)
const guid = z.string().regex(/^[\x21-\x7e]{1,255}$/)
const day = z.iso.date()
const base = {
  sourcedId: guid,
  status: z.enum(['active', 'tobedeleted']),
  dateLastModified: z.iso.datetime(),
}
const ref = (type: string) => z.strictObject({ href: z.url(), sourcedId: guid, type: z.literal(type) })
const grades = z.array(z.string().regex(/^(0[1-9]|1[0-2])$/)).min(1)

const TYPES = {
  user: z.strictObject({
    ...base,
    enabledUser: z.enum(['true', 'false']),
    givenName: text,
    familyName: text,
    roles: z
      .array(
        z.strictObject({ roleType: z.enum(['primary', 'secondary']), role: z.literal('student'), org: ref('org') }),
      )
      .min(1),
    primaryOrg: ref('org').optional(),
    grades: grades.optional(),
  }),
  org: z.strictObject({ ...base, name: text, type: z.literal('school'), identifier: text.optional() }),
  class: z.strictObject({
    ...base,
    title: text,
    classType: z.enum(['homeroom', 'scheduled']),
    grades: grades.optional(),
    course: ref('course'),
    school: ref('org'),
    terms: z.array(ref('academicSession')).min(1),
  }),
  enrollment: z.strictObject({
    ...base,
    user: ref('user'),
    class: ref('class'),
    school: ref('org'),
    role: z.literal('student'),
    beginDate: day.optional(),
  }),
  demographics: z.strictObject({ ...base, birthDate: day.optional(), sex: z.enum(['male', 'female']).optional() }),
  academicSession: z.strictObject({
    ...base,
    title: text,
    type: z.enum(['gradingPeriod', 'semester', 'schoolYear', 'term']),
    startDate: day,
    endDate: day,
    schoolYear: z.string().regex(/^\d{4}$/),
  }),
  course: z.strictObject({ ...base, title: text }),
  statusInfo: z.strictObject({
    imsx_codeMajor: z.enum(['failure', 'unsupported']),
    imsx_severity: z.enum(['status', 'error', 'warning']),
    imsx_description: text,
    imsx_CodeMinor: z.strictObject({
      imsx_codeMinorField: z
        .array(
          z.strictObject({
            imsx_codeMinorFieldName: text,
            imsx_codeMinorFieldValue: z.enum([
              'fullsuccess',
              'invalid_filter_field',
              'invalid_sort_field',
              'invalid_selection_field',
              'forbidden',
              'invaliddata',
              'unauthorisedrequest',
              'internal_server_error',
              'server_busy',
              'unknownobject',
            ]),
          }),
        )
        .min(1),
    }),
  }),
} as const

export type ShapeName = keyof typeof TYPES

/** What is wrong with an object of a type: empty where nothing is. Places and rules, no values. */
export function faultsOf(type: ShapeName, object: unknown): string[] {
  const { error } = TYPES[type].safeParse(object)
  return (error?.issues ?? []).map(({ path, code, message }) => `${path.join('.')} ${code} ${message}`)
}
