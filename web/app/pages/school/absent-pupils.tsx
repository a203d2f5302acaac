import { addressOf } from '../../frame/address'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { absentOf, type Pupil } from './attendance'
import { useClassName } from './use-class-name'
import words from './words.json'

/** Who is absent, the worst first. */
export function AbsentPupils({ pupils }: { readonly pupils: readonly Pupil[] }) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const className = useClassName()
  const absent = absentOf(pupils)
  return (
    <section className="box" aria-labelledby="absent">
      <h2 id="absent">
        {say('absent')} <span className="count">{absent.length}</span>
      </h2>
      {absent.length === 0 && <p>{say('noneAbsent')}</p>}
      <ul className="absent">
        {absent.map(({ pupil, months }) => (
          <li key={pupil.id}>
            <PupilLink pupil={pupil} /> <span className="none">{className(pupil.education)}</span>
            {pupil.education?.attendanceBand && (
              <span className="tag attention">
                {say('band', { band: terms.value('AttendanceBand', pupil.education.attendanceBand) })}
              </span>
            )}
            {pupil.education?.dropoutState && pupil.education.dropoutState !== 'NONE' && (
              <span className="tag attention">{formats.value('DropoutState', pupil.education.dropoutState)}</span>
            )}
            <ul>
              {months.map(({ month, daysDue, daysPresent, daysUnexcused }) => (
                <li key={month}>
                  {say('absentMonth', {
                    month,
                    due: daysDue ?? 0,
                    present: daysPresent ?? 0,
                    unexcused: daysUnexcused ?? 0,
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function PupilLink({ pupil }: { readonly pupil: Pupil }) {
  const say = useWords(words)
  return <a href={addressOf('child', pupil.id.replace('child:', ''))}>{pupil.name ?? say('withoutName')}</a>
}
