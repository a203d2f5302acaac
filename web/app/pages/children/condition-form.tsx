import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import type { Asked } from './condition-words'
import { DivisionChoice } from './division-choice'
import type { Fact } from './facts'
import type { Condition } from './filter'
import { NameForm } from './name-form'
import type { ListRights } from './use-list-rights'
import { valuesOf } from './values'
import words from './words.json'

export interface ConditionFormProps {
  readonly fact: Fact
  readonly rights: ListRights
  /** What it is now; null for a new one. */
  readonly condition: Condition | null
  readonly done: (condition: Condition) => void
}

export interface ValueProps {
  readonly asked: Asked
  readonly give: (asked: Asked | null) => void
}

/** Asks for the value of one condition, in words, and whether it should hold or not. */
export function ConditionForm({ fact, rights, condition, done }: ConditionFormProps) {
  const say = useWords(words)
  const terms = useTerms()
  const first = (condition?.asked ?? {}) as Asked
  const [asked, setAsked] = useState<Asked | null>(condition ? first : null)
  const [not, setNot] = useState(condition?.not ?? false)
  const form = useRef<HTMLFormElement>(null)
  // The button that led here is gone, and the focus with it.
  useEffect(() => void form.current?.querySelector<HTMLElement>('select, input')?.focus(), [])
  const finish = (event: FormEvent) => {
    event.preventDefault()
    if (asked) done({ key: fact.key, asked, not })
  }
  return (
    <form ref={form} className="stack" onSubmit={finish}>
      <h3>{terms.field('ChildFilter', fact.key)}</h3>
      {fact.kind === 'name' ? (
        <NameForm asked={first} give={setAsked} former={rights.former} />
      ) : (
        <Recorded asked={first} give={setAsked} fact={fact} />
      )}
      <label>
        <input type="checkbox" checked={not} onChange={({ target }) => setNot(target.checked)} /> {say('not')}
      </label>
      <Button type="submit" className="primary" isDisabled={asked === null}>
        {say('apply')}
      </Button>
    </form>
  )
}

type How = 'value' | 'recorded' | 'unrecorded'

/** By value, or by whether a value is recorded at all. */
function Recorded({ fact, asked, give }: ValueProps & { readonly fact: Fact }) {
  const say = useWords(words)
  const [how, setHow] = useState<How>(asked.isNull == null ? 'value' : asked.isNull ? 'unrecorded' : 'recorded')
  const choose = (next: How) => {
    setHow(next)
    give(next === 'value' ? null : { isNull: next === 'unrecorded' })
  }
  return (
    <>
      <select aria-label={say('how')} value={how} onChange={({ target }) => choose(target.value as How)}>
        <option value="value">{say('byValue')}</option>
        <option value="recorded">{say('recorded')}</option>
        <option value="unrecorded">{say('unrecorded')}</option>
      </select>
      {how === 'value' && <ValueOf fact={fact} asked={asked} give={give} />}
    </>
  )
}

function ValueOf({ fact, asked, give }: ValueProps & { readonly fact: Fact }) {
  switch (fact.kind) {
    case 'choice':
      return <Choices type={fact.values!} asked={asked} give={give} />
    case 'yesNo':
      return <YesNo asked={asked} give={give} />
    case 'division':
      return (
        <DivisionChoice code={asked.within ?? null} give={(code) => give(code === null ? null : { within: code })} />
      )
    case 'month':
      return <Months asked={asked} give={give} />
    case 'name':
      return null
  }
}

function YesNo({ asked, give }: ValueProps) {
  const say = useWords(words)
  return (
    <span className="line">
      {[true, false].map((eq) => (
        <label key={String(eq)}>
          <input type="radio" name="yes-no" defaultChecked={asked.eq === eq} onChange={() => give({ eq })} />{' '}
          {say(eq ? 'yes' : 'no')}
        </label>
      ))}
    </span>
  )
}

function Months({ asked, give }: ValueProps) {
  const say = useWords(words)
  const [months, setMonths] = useState({ from: asked.from ?? '', to: asked.to ?? '' })
  const change = (end: 'from' | 'to', month: string) => {
    const next = { ...months, [end]: month }
    setMonths(next)
    const given = Object.entries(next).filter(([, one]) => /^\d{4}-\d{2}$/.test(one))
    give(given.length === 0 ? null : Object.fromEntries(given))
  }
  return (
    <span className="line">
      {(['from', 'to'] as const).map((end) => (
        <label key={end}>
          {say(end)} <input type="month" value={months[end]} onChange={({ target }) => change(end, target.value)} />
        </label>
      ))}
    </span>
  )
}

function Choices({ type, asked, give }: ValueProps & { readonly type: string }) {
  const terms = useTerms()
  const first = asked.in ?? (typeof asked.eq === 'string' ? [asked.eq] : [])
  const [chosen, setChosen] = useState<readonly string[]>(first)
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
    setChosen(next)
    give(next.length === 0 ? null : { in: next })
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
