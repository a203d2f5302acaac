import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Chart } from '../../parts/chart'
import { monthsOf, type MonthTotal, type Pupil } from './attendance'
import words from './words.json'

/** Attendance of the whole school by month, the newest first. */
export function Months({ pupils }: { readonly pupils: readonly Pupil[] }) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const months = monthsOf(pupils)
  const head = (field: string) => <th scope="col">{terms.field('AttendanceMonth', field)}</th>
  return (
    <section className="box" aria-labelledby="months">
      <h2 id="months">{say('months')}</h2>
      {months.length === 0 ? (
        <p>{say('noMonths')}</p>
      ) : (
        <>
          <Unexcused months={months} />
          <div className="scroll" tabIndex={0} role="group" aria-label={say('months')}>
            <table className="figures">
              <thead>
                <tr>
                  {head('month')}
                  <th scope="col">{say('rate')}</th>
                  {head('daysDue')}
                  {head('daysPresent')}
                  {head('daysExcused')}
                  {head('daysUnexcused')}
                  <th scope="col">{say('wholeMonth')}</th>
                </tr>
              </thead>
              <tbody>
                {months.map(({ month, due, present, excused, unexcused, absentPupils }) => (
                  <tr key={month} data-month={month}>
                    <th scope="row">{month}</th>
                    <td>
                      <span className="rate">
                        <span className="meter" aria-hidden="true">
                          <span style={{ width: `${(100 * present) / due}%` }} />
                        </span>
                        {say('percent', { percent: Math.round((1000 * present) / due) / 10 })}
                      </span>
                    </td>
                    <td>{formats.number(due)}</td>
                    <td data-number="present">{formats.number(present)}</td>
                    <td>{formats.number(excused)}</td>
                    <td data-number="unexcused">{formats.number(unexcused)}</td>
                    <td>{formats.number(absentPupils)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  )
}

/** Is it getting better? Days absent without reason, month by month. */
function Unexcused({ months }: { readonly months: readonly MonthTotal[] }) {
  const say = useWords(words)
  const formats = useFormats()
  const [last, before] = months
  if (last === undefined) return null
  const more = before === undefined ? 0 : last.unexcused - before.unexcused
  const change = before === undefined ? 'none' : more > 0 ? 'more' : more < 0 ? 'fewer' : 'same'
  const bars = [...months].reverse().map(({ month, unexcused }) => {
    return { label: month, value: unexcused, words: formats.number(unexcused) }
  })
  const title = say('unexcusedDays', { month: last.month, days: last.unexcused, change, difference: Math.abs(more) })
  return <Chart title={title} bars={bars} />
}
