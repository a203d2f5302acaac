import { useFormats } from '../../../language/format'
import { useWords } from '../../../language/words'
import { numberIn } from './bars'
import { TOTAL, type Grid, type Head, type Told } from '../grid'
import { WithheldMark } from '../number-cell'
import words from './words.json'

export interface PyramidProps {
  readonly grid: Grid
  /** Whether the rows are the sexes, and the columns the ages. */
  readonly sexFirst: boolean
  readonly here: string
}

/** Boys and girls by age, the youngest below. */
export function Pyramid({ grid, sexFirst, here }: PyramidProps) {
  const say = useWords(words)
  const formats = useFormats()
  const [sexes, ages] = sexFirst ? [grid.rows, grid.columns] : [grid.columns, grid.rows]
  const told = (age: Head, sex: Head) => (sexFirst ? grid.cell(sex, age, 'COUNT') : grid.cell(age, sex, 'COUNT'))
  const sides = ['MALE', 'FEMALE'].flatMap((code) => sexes.find(({ values }) => values[0] === code) ?? [])
  const most = Math.max(1, ...ages.flatMap((age) => sides.map((sex) => numberIn(told(age, sex)) ?? 0)))
  const sums = sides.map((sex) => {
    const sum = numberIn(told(TOTAL, sex))
    return say('sexSum', { sex: sex.words[0], known: sum === null ? 'no' : 'yes', number: sum ?? 0 })
  })
  return (
    <figure className="chart" aria-labelledby="chart-title">
      <figcaption id="chart-title">{say('pyramidTitle', { here, sums: sums.join(say('comma')) })}</figcaption>
      <table className="pyramid">
        <caption className="unseen">{say('pyramid')}</caption>
        <thead>
          <tr>
            {sides.slice(0, 1).map((sex) => (
              <th key={sex.words[0]} scope="col" className="left">
                {sex.words[0]}
              </th>
            ))}
            <th scope="col">{say('age')}</th>
            {sides.slice(1).map((sex) => (
              <th key={sex.words[0]} scope="col">
                {sex.words[0]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ages.toReversed().map((age) => (
            <tr key={JSON.stringify(age.values)} data-age={age.values[0] ?? 'null'}>
              {sides.slice(0, 1).map((sex) => (
                <Side key="left" told={told(age, sex)} most={most} side="left" format={formats.number} />
              ))}
              <th scope="row">{age.words[0]}</th>
              {sides.slice(1).map((sex) => (
                <Side key="right" told={told(age, sex)} most={most} side="right" format={formats.number} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

interface SideProps {
  readonly told: Told
  readonly most: number
  readonly side: 'left' | 'right'
  readonly format: (number: number) => string
}

function Side({ told, most, side, format }: SideProps) {
  const number = numberIn(told)
  if (number === null)
    return <td className={`withheld ${side}`}>{told && 'withheld' in told && <WithheldMark withheld={told.withheld} />}</td> // prettier-ignore
  return (
    <td className={side}>
      <span className="track">
        <span className="length" style={{ width: `${(75 * number) / most}%` }} aria-hidden="true" />
        <span>{format(number)}</span>
      </span>
    </td>
  )
}
