import { SchoolNamesDocument } from '@generated/app/graphql'
import { useAnswer } from '../hub/use-hub'

/** Of one look. The others keep their codes. */
const MOST = 100

/** Names of these schools by code. One is missing where no pupil of it is within reach, or the account may not read it: then its code is shown. */
export function useSchoolNames(codes: readonly (string | null)[]): ReadonlyMap<string, string> {
  const asked = [...new Set(codes.flatMap((code) => code ?? []))].sort().slice(0, MOST)
  const { data } = useAnswer(
    SchoolNamesDocument,
    { codes: asked, first: MOST },
    { enabled: asked.length > 0, staleSeconds: 600 },
  )
  return new Map(
    (data?.data.roster?.entries ?? []).flatMap(({ pupil }) =>
      pupil?.education?.schoolCode && pupil.education.schoolName
        ? [[pupil.education.schoolCode, pupil.education.schoolName] as const]
        : [],
    ),
  )
}

/** 'Name (code)', or the code alone. */
export function namedSchool(code: string, names: ReadonlyMap<string, string>): string {
  const name = names.get(code)
  return name === undefined ? code : `${name} (${code})`
}
