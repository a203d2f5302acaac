import { addressOf } from '../../../frame/address'
import { useWords } from '../../../language/words'
import type { Withheld } from '../grid'
import words from './words.json'

export interface LegendProps {
  readonly withheld: ReadonlyMap<Withheld['rule'], number>
  /** A number from 1 to below this is never shown. Null of exact numbers: nothing is withheld. */
  readonly k: number | null
}

/** What the hatched cells of a table mean, and how many there are. */
export function Legend({ withheld, k }: LegendProps) {
  const say = useWords(words)
  if (k === null) return null
  const found = [...withheld].filter(([, count]) => count > 0)
  return (
    <div className="legend">
      {found.length === 0 && <p className="quiet-line">{say('nothingWithheld')}</p>}
      <ul>
        {found.map(([rule, count]) => (
          <li key={rule} data-legend={rule}>
            <span className="withheld swatch" aria-hidden="true" /> {say('withheldWhy', { rule, count, most: k - 1 })}
          </li>
        ))}
      </ul>
      <p>
        <a href={addressOf('numbers-protection')}>{say('protection')}</a>
      </p>
    </div>
  )
}
