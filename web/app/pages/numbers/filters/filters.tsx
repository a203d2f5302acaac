import { Button, DialogTrigger } from 'react-aria-components'
import { useWords } from '../../../language/words'
import { Panel } from '../../../parts/panel'
import type { Countable } from '../facts'
import { NOT_RECORDED, type Question } from '../question'
import type { FactWords } from '../use-fact-words'
import words from './words.json'

export interface FiltersProps {
  readonly facts: readonly Countable[]
  readonly where: Question['where']
  readonly set: (where: Question['where']) => void
  readonly factWords: FactWords
}

/** Only children with one of the chosen codes of each fact. */
export function Filters({ facts, where, set, factWords }: FiltersProps) {
  const say = useWords(words)
  const offered = facts.filter(({ filters }) => filters)
  if (offered.length === 0) return null
  return (
    <div className="line filter" role="group" aria-label={say('only')}>
      <span>{say('only')}</span>
      {offered.map((one) => (
        <Filter
          key={one.key}
          one={one}
          chosen={where[one.key] ?? []}
          set={(codes) => {
            const others = Object.entries(where).filter(([key]) => key !== one.key)
            set(Object.fromEntries(codes.length === 0 ? others : [...others, [one.key, codes]]))
          }}
          factWords={factWords}
        />
      ))}
      {Object.keys(where).length > 0 && (
        <Button className="quiet" onPress={() => set({})}>
          {say('clear')}
        </Button>
      )}
    </div>
  )
}

interface FilterProps {
  readonly one: Countable
  readonly chosen: readonly string[]
  readonly set: (codes: readonly string[]) => void
  readonly factWords: FactWords
}

function Filter({ one, chosen, set, factWords }: FilterProps) {
  const say = useWords(words)
  const title = factWords.title(one.fact)
  const codes = (one.codes ?? []).map((code) => code ?? NOT_RECORDED)
  // What is not recorded is asked for alone: with others it is no sum that a filter can say.
  const toggle = (code: string) => {
    if (chosen.includes(code)) return set(chosen.filter((other) => other !== code))
    const kept = code === NOT_RECORDED ? [] : chosen.filter((other) => other !== NOT_RECORDED)
    set(codes.filter((other) => other === code || kept.includes(other)))
  }
  const text = chosen.map((code) => factWords.code(one.fact, code)).join(say('or'))
  return (
    <DialogTrigger>
      <Button data-filter={one.key} className={chosen.length > 0 ? 'set' : 'quiet'}>
        {chosen.length === 0 ? title : say('factIs', { fact: title, codes: text })} ▾
      </Button>
      <Panel label={title}>
        <fieldset>
          <legend>{title}</legend>
          {codes.map((code) => (
            <label key={code}>
              <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />{' '}
              {factWords.code(one.fact, code)}
            </label>
          ))}
        </fieldset>
        {chosen.length > 0 && (
          <Button className="quiet" onPress={() => set([])}>
            {say('any')}
          </Button>
        )}
      </Panel>
    </DialogTrigger>
  )
}
