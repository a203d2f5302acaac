import { useWords } from '../../language/words'
import { useDivisionName } from '../../parts/division-name'
import { namedSchool } from '../../parts/school-names'
import words from './words.json'

export interface Owner {
  readonly division: string
  readonly school: string | null
}

export interface OwnerNameProps {
  readonly owner: Owner
  readonly schools: ReadonlyMap<string, string>
}

/** A school by its name, or the education bureau of a county. */
export function OwnerName({ owner: { division, school }, schools }: OwnerNameProps) {
  const say = useWords(words)
  const name = useDivisionName(division)
  return <>{school === null ? say('bureau', { name }) : <SchoolName code={school} schools={schools} />}</>
}

/** A school by its name, with its code beside it; where the name is not known, by its code. */
export function SchoolName({ code, schools }: { readonly code: string; readonly schools: OwnerNameProps['schools'] }) {
  const say = useWords(words)
  return <span>{schools.has(code) ? namedSchool(code, schools) : say('schoolOf', { code })}</span>
}
