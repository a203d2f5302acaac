import { useDivisionName } from '../../parts/division-name'
import { namedSchool, useSchoolNames } from '../../parts/school-names'

/** A school by the name that a pupil's roll has for it, a division by its own; the code where the account may not know more. */
export function useUnitName({
  school,
  division,
}: {
  readonly school: string | null
  readonly division: string
}): string {
  const named = useDivisionName(school === null ? division : null)
  const names = useSchoolNames([school])
  if (school === null) return named === null || named === division ? division : `${named} (${division})`
  return namedSchool(school, names)
}
