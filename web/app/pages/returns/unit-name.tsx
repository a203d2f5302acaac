import { SchoolNamedDocument } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { useDivisionName } from '../../parts/division-name'

/** A school by the name that a pupil's roll has for it, a division by its own; the code where the account may not know more. */
export function useUnitName({
  school,
  division,
}: {
  readonly school: string | null
  readonly division: string
}): string {
  const named = useDivisionName(school === null ? division : null)
  const { data } = useAnswer(
    SchoolNamedDocument,
    { code: school ?? '' },
    { enabled: school !== null, staleSeconds: 600 },
  )
  if (school === null) return named === null || named === division ? division : `${named} (${division})`
  const name = data?.data.children?.edges[0]?.node?.education?.schoolName
  return name ? `${name} (${school})` : school
}
