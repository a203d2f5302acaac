import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { PupilLink } from './absent-pupils'
import { classesOf, type Pupil, type SchoolClass } from './attendance'
import { useClassName } from './use-class-name'
import words from './words.json'

/** The classes with how many come; one of them is opened to its pupils. */
export function Classes({ pupils }: { readonly pupils: readonly Pupil[] }) {
  const say = useWords(words)
  const formats = useFormats()
  const className = useClassName()
  const [open, setOpen] = useState<string | null>(null)
  const classes = classesOf(pupils)
  const opened = classes.find(({ key }) => key === open)
  return (
    <section className="box" aria-labelledby="classes">
      <h2 id="classes">{say('classes')}</h2>
      <ul className="classes">
        {classes.map((one) => {
          const absent = one.pupils.filter(({ education }) => isAbsent(education?.attendanceBand)).length
          return (
            <li key={one.key}>
              <Button aria-expanded={one.key === open} onPress={() => setOpen(one.key === open ? null : one.key)}>
                <b>{className(one)}</b> <span>{say('pupils', { count: one.pupils.length })}</span>
                {absent > 0 && (
                  <span className="tag attention">{say('absentCount', { count: formats.number(absent) })}</span>
                )}
              </Button>
            </li>
          )
        })}
      </ul>
      {opened && <ClassTable of={opened} />}
    </section>
  )
}

function isAbsent(band: string | null | undefined): boolean {
  return band === 'POOR' || band === 'ABSENT'
}

function ClassTable({ of }: { readonly of: SchoolClass }) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const name = useClassName()(of)
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={name}>
      <table>
        <caption>{name}</caption>
        <thead>
          <tr>
            <th scope="col">{terms.field('Child', 'name')}</th>
            <th scope="col">{terms.field('Child', 'sex')}</th>
            <th scope="col">{terms.field('EducationRecord', 'rollState')}</th>
            <th scope="col">{terms.field('EducationRecord', 'attendanceBand')}</th>
            <th scope="col">{terms.field('EducationRecord', 'dropoutState')}</th>
            <th scope="col">{say('lastMonth')}</th>
          </tr>
        </thead>
        <tbody>
          {of.pupils.map((pupil) => {
            const last = pupil.education?.attendance?.find(({ daysDue }) => daysDue)
            return (
              <tr key={pupil.id}>
                <th scope="row">
                  <PupilLink pupil={pupil} />
                </th>
                <td>{formats.value('Sex', pupil.sex)}</td>
                <td>{formats.value('RollState', pupil.education?.rollState)}</td>
                <td>{formats.value('AttendanceBand', pupil.education?.attendanceBand)}</td>
                <td>{formats.value('DropoutState', pupil.education?.dropoutState)}</td>
                <td>
                  {last &&
                    say('presentOf', { month: last.month, present: last.daysPresent ?? 0, due: last.daysDue ?? 0 })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
