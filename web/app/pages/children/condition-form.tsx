import { useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { DivisionChoice, type ChosenDivision } from './division-choice'
import type { Fact } from './facts'
import type { Condition } from './filter'
import { valuesOf } from './values'
import words from './words.json'

export interface ConditionFormProps {
  readonly fact: Fact
  readonly done: (condition: Condition) => void
}

interface Value {
  readonly asked: object
  readonly words: string
}

/** Asks for the value of one condition, in words, and whether it should hold or not. */
export function ConditionForm({ fact, done }: ConditionFormProps) {
  const say = useWords(words)
  const terms = useTerms()
  const [value, setValue] = useState<Value | null>(null)
  const [not, setNot] = useState(false)
  const finish = (event: FormEvent) => {
    event.preventDefault()
    if (value) done({ key: fact.key, ...value, not })
  }
  return (
    <form className="stack" onSubmit={finish}>
      <h3>{terms.field('ChildFilter', fact.key)}</h3>
      <ValueOf fact={fact} give={setValue} />
      <label>
        <input type="checkbox" checked={not} onChange={({ target }) => setNot(target.checked)} /> {say('not')}
      </label>
      <Button type="submit" className="primary" isDisabled={value === null}>
        {say('apply')}
      </Button>
    </form>
  )
}

function ValueOf({ fact, give }: { readonly fact: Fact; readonly give: (value: Value | null) => void }) {
  const say = useWords(words)
  switch (fact.kind) {
    case 'choice':
      return <Choices type={fact.values!} give={give} />
    case 'yesNo':
      return (
        <span className="line">
          {[true, false].map((eq) => (
            <label key={String(eq)}>
              <input
                type="radio"
                name="yes-no"
                onChange={() => give({ asked: { eq }, words: say(eq ? 'yes' : 'no') })}
              />{' '}
              {say(eq ? 'yes' : 'no')}
            </label>
          ))}
        </span>
      )
    case 'division':
      return (
        <DivisionChoice
          give={(chosen: ChosenDivision | null) =>
            give(chosen && { asked: { within: chosen.code }, words: chosen.name })
          }
        />
      )
    case 'month':
      return (
        <span className="line">
          <label>
            {say('from')} <input type="month" onChange={({ target }) => give(monthFrom(target.value))} />
          </label>
        </span>
      )
    case 'name':
      return (
        <label>
          {say('nameOrPinyin')}{' '}
          <input type="text" autoComplete="off" onChange={({ target }) => give(nameFrom(target.value.trim()))} />
        </label>
      )
  }
}

function Choices({ type, give }: { readonly type: string; readonly give: (value: Value | null) => void }) {
  const say = useWords(words)
  const terms = useTerms()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
    setChosen(next)
    const text = next.map((one) => terms.value(type, one)).join(say('or1'))
    give(next.length === 0 ? null : { asked: { in: next }, words: text })
  }
  return (
    <ul className="choices">
      {valuesOf(type).map((value) => (
        <li key={value}>
          <label>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />{' '}
            {terms.value(type, value)}
          </label>
        </li>
      ))}
    </ul>
  )
}

function monthFrom(from: string): Value | null {
  return /^\d{4}-\d{2}$/.test(from) ? { asked: { from }, words: `≥ ${from}` } : null
}

/** Latin letters are a reading or initials, everything else is the beginning of the name. */
function nameFrom(text: string): Value | null {
  if (text === '') return null
  return { asked: /^[\p{Script=Latin}\d: ]+$/u.test(text) ? { pinyin: text } : { prefix: text }, words: text }
}
