import { Button, DialogTrigger } from 'react-aria-components'
import type { HomeNumbersQuery } from '@generated/app/graphql'
import { addressOf } from '../../frame/address'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { LockShape } from '../../parts/lock'
import { Panel } from '../../parts/panel'
import { valuesOf } from '../children/values'
import { restOfFilter } from '../children/filter-address'
import { COUNTED, countOf } from './facts'
import { NumberWhy } from './number-why'
import words from './words.json'

const DEFINITIONS = [
  { key: 'educationLeftBehind', type: 'EducationLeftBehind' },
  { key: 'welfareLeftBehind', type: 'WelfareLeftBehind' },
] as const

/** 留守 by both definitions, side by side, and why they differ. */
export function LeftBehind({ numbers }: { readonly numbers: HomeNumbersQuery }) {
  const say = useWords(words)
  const terms = useTerms()
  if (DEFINITIONS.every(({ key }) => !numbers[key])) return null
  return (
    <section className="two" aria-label={say('leftBehind')}>
      {DEFINITIONS.map(({ key, type }) => (
        <div key={key} className="card">
          <div className="line">
            <h3>{terms.field('ChildFilter', key)}</h3>
            {numbers[key] && <NumberWhy fact={COUNTED.find((fact) => fact.key === key)!} />}
          </div>
          {numbers[key] ? (
            <ByOne fact={key} type={type} cells={numbers[key].cells} />
          ) : (
            <p className="none">
              <LockShape /> {say('notByThis')}
            </p>
          )}
        </div>
      ))}
      <DialogTrigger>
        <Button className="link">{say('whyDifferent')}</Button>
        <Panel label={say('whyDifferent')}>
          <h3>{say('whyDifferent')}</h3>
          <p>{say('definitionEducation')}</p>
          <p>{say('definitionWelfare')}</p>
          {numbers.both && <Crossed cells={numbers.both.cells} />}
        </Panel>
      </DialogTrigger>
    </section>
  )
}

interface ByOneProps {
  readonly fact: (typeof DEFINITIONS)[number]['key']
  readonly type: string
  readonly cells: NonNullable<HomeNumbersQuery['both']>['cells']
}

function ByOne({ fact, type, cells }: ByOneProps) {
  const terms = useTerms()
  const formats = useFormats()
  const values = valuesOf(type).filter((value) => value !== 'NONE')
  return (
    <>
      <p className="headline">
        <a href={addressOf('children', restOfFilter({ [fact]: values }))}>
          <b data-number={fact}>{formats.number(countOf(cells, values))}</b>
        </a>
      </p>
      <ul>
        {values.map((value) => (
          <li key={value}>
            <a href={addressOf('children', restOfFilter({ [fact]: [value] }))}>
              <span>{terms.value(type, value)}</span>
              <b data-number={`${fact}.${value}`}>{formats.number(countOf(cells, [value]))}</b>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const STANDINGS = ['yes', 'no', 'unknown'] as const

/** How many are left behind by both, by one, or by none. */
function Crossed({ cells }: { readonly cells: NonNullable<HomeNumbersQuery['both']>['cells'] }) {
  const say = useWords(words)
  const formats = useFormats()
  const label = { yes: say('isLeftBehind'), no: say('isNotLeftBehind'), unknown: say('notRecorded') }
  const count = (education: string, welfare: string) =>
    cells
      .filter(({ values }) => standing(values[0]) === education && standing(values[1]) === welfare)
      .reduce((sum, cell) => sum + (cell.count ?? 0), 0)
  return (
    <table className="crossed">
      <caption>{say('crossed')}</caption>
      <thead>
        <tr>
          <td />
          {STANDINGS.map((welfare) => (
            <th key={welfare} scope="col">
              {say('byWelfare', { standing: label[welfare] })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {STANDINGS.map((education) => (
          <tr key={education}>
            <th scope="row">{say('byEducation', { standing: label[education] })}</th>
            {STANDINGS.map((welfare) => (
              <td key={welfare}>{formats.number(count(education, welfare))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function standing(value: string | null | undefined): (typeof STANDINGS)[number] {
  if (value === null || value === undefined) return 'unknown'
  return value === 'NONE' ? 'no' : 'yes'
}
