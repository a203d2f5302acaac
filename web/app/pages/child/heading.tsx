import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { Fact } from './fact'
import type { Limits } from './limits'
import type { ShownChild } from './page'
import words from './words.json'

const FACTS = [
  'idNumber',
  'ethnicity',
  'formerNames',
  'residenceDivision',
  'registeredDivision',
  'schoolDivision',
] as const

/** Who it is: name, sex, age; where the child lives, is registered and goes to school. */
export function Heading({ child, limits }: { readonly child: ShownChild; readonly limits: Limits }) {
  const say = useWords(words)
  const formats = useFormats()
  return (
    <header className="heading">
      <h1 data-field="name">{child.name ?? say('withoutName')}</h1>
      <p className="who">
        {child.sex && <span data-field="sex">{formats.value('Sex', child.sex)}</span>}
        {child.age !== null && <span data-field="age">{formats.age(child.age)}</span>}
        {child.birthDate && (
          <span>
            <span data-field="birthDate">{child.birthDate}</span>
            {limits.isMasked('birthDate') && <span className="tag">{say('yearOnly')}</span>}
          </span>
        )}
        {child.possibleDuplicate && <span className="tag attention">{say('possibleDuplicate')}</span>}
      </p>
      <dl className="facts">
        {FACTS.map((field) => (
          <Fact
            key={field}
            type="Child"
            path={field}
            field={field}
            value={child[field]}
            childId={child.id}
            limits={limits}
          />
        ))}
      </dl>
    </header>
  )
}
