import { useDeferredValue, useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { BelowDocument, FindDivisionsDocument } from '@generated/app/graphql'
import { useNavigation } from '../../frame/rights'
import { useAnswer } from '../../hub/use-hub'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { useDivisionName } from '../../parts/division-name'
import { chainOf, levelOf, WHOLE } from './divisions'
import words from './words.json'

export interface DivisionChoiceProps {
  readonly code: string | null
  readonly give: (code: string | null) => void
}

interface Option {
  readonly code: string
  readonly name: string | null
}

/** A division of the own area: searched by name, reading or code, or chosen level by level. */
export function DivisionChoice({ code, give }: DivisionChoiceProps) {
  const say = useWords(words)
  const own = useNavigation().data?.data.me.divisions
  const [chosen, setChosen] = useState(code)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const name = useDivisionName(chosen)
  const choose = (next: string | null) => {
    setChosen(next)
    give(next)
  }
  if (!own) return null
  const isWhole = own.length === 0 || own.some((one) => one.code === WHOLE)
  const chain = chosen === null ? [] : chainOf(chosen)
  return (
    <div className="stack">
      <label>
        {say('divisionSearch')}{' '}
        <input type="search" autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
      {text !== '' &&
        (isWhole ? [null] : own.map((one) => one.code)).map((under) => (
          <Found key={under} {...{ under, text, choose, chosen }} />
        ))}
      {isWhole ? (
        <Below under={null} chain={chain} choose={choose} />
      ) : (
        <Level options={own} under={null} chain={chain} choose={choose} />
      )}
      <p role="status">{name !== null && say('divisionChosen', { name })}</p>
    </div>
  )
}

interface FoundProps {
  readonly under: string | null
  readonly text: string
  readonly chosen: string | null
  readonly choose: (code: string) => void
}

function Found({ under, text, chosen, choose }: FoundProps) {
  const say = useWords(words)
  const { data } = useAnswer(FindDivisionsDocument, { under, search: text }, { staleSeconds: 3600 })
  if (!data) return null
  const { divisions } = data.data
  return (
    <>
      <p role="status" className="quiet-line">
        {say('divisionsFound', { count: divisions.length })}
      </p>
      <ul className="found">
        {divisions.map(({ code, name, fullName }) => (
          <li key={code}>
            <Button className="quiet" aria-pressed={code === chosen} onPress={() => choose(code)}>
              {name ?? code} <span className="none">{fullName}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

interface LevelProps {
  readonly options: readonly Option[]
  readonly under: string | null
  /** The chosen division's code and those above it. */
  readonly chain: readonly string[]
  readonly choose: (code: string | null) => void
}

function Below({ under, ...rest }: Omit<LevelProps, 'options'>) {
  const { data } = useAnswer(BelowDocument, { under }, { staleSeconds: 3600 })
  const options = data?.data.divisions ?? []
  return options.length === 0 ? null : <Level options={options} under={under} {...rest} />
}

/** One level, and below what is chosen of it the next. */
function Level({ options, under, chain, choose }: LevelProps) {
  const say = useWords(words)
  const terms = useTerms()
  const id = useId()
  const chosen = options.find(({ code }) => chain.includes(code))?.code
  return (
    <>
      <span>
        <label htmlFor={id} className="quiet-line">
          {terms.value('DivisionLevel', levelOf(options[0]!.code))}
        </label>
        <select id={id} value={chosen ?? ''} onChange={({ target }) => choose(target.value || under)}>
          <option value="">{say('divisionAll')}</option>
          {options.map(({ code, name }) => (
            <option key={code} value={code}>
              {name ?? code}
            </option>
          ))}
        </select>
      </span>
      {chosen !== undefined && <Below key={chosen} under={chosen} chain={chain} choose={choose} />}
    </>
  )
}
