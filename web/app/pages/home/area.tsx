import { addressOf } from '../../frame/address'
import type { HomeNumbersQuery } from '@generated/app/graphql'
import type { Answer } from '../../hub/ask'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { RECORDED, restOfFilter } from '../children/filter-address'
import { countOf, tellingValues, type CountedFact } from './facts'
import { LeftBehind } from './left-behind'
import { NumberWhy } from './number-why'
import type { HomeRights } from './use-home'
import words from './words.json'

export interface AreaProps {
  readonly answer: Answer<HomeNumbersQuery>
  readonly rights: HomeRights
}

/** The own area in numbers. Each is the way to its list. */
export function Area({ answer, rights }: AreaProps) {
  const say = useWords(words)
  const formats = useFormats()
  const { data, faults } = answer
  const cards = rights.facts.filter(({ key }) => !key.endsWith('LeftBehind') && data[key])
  if (!data.all) return <p>{faults[0]?.message ?? say('notCounted')}</p>
  if (data.all.total === 0) return <p>{say('nobody')}</p>
  return (
    <>
      <p className="headline">
        <a href={addressOf('children')}>
          <b data-number="all">{formats.number(data.all.total ?? 0)}</b> {say('children')}
        </a>
        {data.inDifficulty && (
          <a href={addressOf('children', restOfFilter({ welfareCategory: [RECORDED] }))}>
            <b data-number="inDifficulty">{formats.number(data.inDifficulty.total ?? 0)}</b> {say('inDifficulty')}
          </a>
        )}
      </p>
      <LeftBehind numbers={data} />
      <div className="cards">
        {cards.map((fact) => (
          <Card key={fact.key} fact={fact} cells={data[fact.key]!.cells} total={data.all!.total ?? 0} />
        ))}
      </div>
      {faults.map(({ message, path }) => (
        <p key={path.join('.')} className="none">
          {say('partMissing', { part: String(path[0]), message })}
        </p>
      ))}
    </>
  )
}

interface CardProps {
  readonly fact: CountedFact
  readonly cells: NonNullable<HomeNumbersQuery['dropoutState']>['cells']
  readonly total: number
}

function Card({ fact, cells, total }: CardProps) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const id = `card-${fact.key}`
  const rows = tellingValues(fact)
    .map((value) => ({ value, count: countOf(cells, [value]) }))
    .filter(({ count }) => count > 0)
  const word = (value: string) => (fact.kind === 'yesNo' ? say('yes') : terms.value(fact.values!, value))
  return (
    <section className="card" aria-labelledby={id}>
      <div className="line">
        <h3 id={id}>{terms.field('ChildFilter', fact.key)}</h3>
        <NumberWhy fact={fact} />
      </div>
      {rows.length === 0 && <p className="none">{say('none')}</p>}
      <ul>
        {rows.map(({ value, count }) => (
          <li key={value}>
            <a href={addressOf('children', restOfFilter({ [fact.key]: [value] }))}>
              <span>{word(value)}</span>
              <b data-number={`${fact.key}.${value}`}>{formats.number(count)}</b>
            </a>
            <span className="meter" aria-hidden="true">
              <span style={{ width: `${(100 * count) / total}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
