import { useId, useState } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import type { Ledger, LedgerState } from '@generated/app/graphql'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Panel } from '../../parts/panel'
import { useDivisionName } from '../../parts/division-name'
import { useSchoolNames } from '../../parts/school-names'
import { DivisionChoice } from '../children/division-choice'
import { valuesOf } from '../children/values'
import { ALL, restOf, SCHOOL, type Filter } from './filter'
import words from './words.json'

export interface FilterBarProps {
  readonly filter: Filter
  readonly change: (filter: Filter) => void
  /** Whether it may know of clocks. */
  readonly clocks: boolean
  /** Whether items can be its own. */
  readonly side: boolean
  /** Whether the account is a school's: it has one school alone. */
  readonly ofSchool: boolean
}

/** Conditions that the account may use, each at once. */
export function FilterBar({ filter, change, clocks, side, ofSchool }: FilterBarProps) {
  const say = useWords(words)
  const set = (part: Partial<Filter>) => change({ ...filter, ...part })
  return (
    <div className="line filter" role="group" aria-label={say('filter')}>
      {side && <Toggle label={say('mine')} on={filter.mine} set={(mine) => set({ mine })} />}
      {clocks && <Toggle label={say('overdueOnly')} on={filter.overdue} set={(overdue) => set({ overdue })} />}
      <Choice type="Ledger" value={filter.ledger} set={(ledger) => set({ ledger: ledger as Ledger | null })} />
      <Choice type="LedgerState" value={filter.state} set={(state) => set({ state: state as LedgerState | null })} />
      {!ofSchool && <DivisionFilter code={filter.division} set={(division) => set({ division })} />}
      {!ofSchool && <SchoolFilter key={filter.school} code={filter.school} set={(school) => set({ school })} />}
      {restOf(filter) !== '' && (
        <Button className="quiet" onPress={() => change(ALL)}>
          {say('clear')}
        </Button>
      )}
    </div>
  )
}

interface ToggleProps {
  readonly label: string
  readonly on: boolean
  readonly set: (on: boolean) => void
}

function Toggle({ label, on, set }: ToggleProps) {
  return (
    <span className="toggles">
      <button type="button" aria-pressed={on} onClick={() => set(!on)}>
        {label}
      </button>
    </span>
  )
}

interface ChoiceProps {
  readonly type: 'Ledger' | 'LedgerState'
  readonly value: string | null
  readonly set: (value: string | null) => void
}

function Choice({ type, value, set }: ChoiceProps) {
  const say = useWords(words)
  const terms = useTerms()
  const id = useId()
  return (
    <span>
      <label htmlFor={id}>{say(type === 'Ledger' ? 'ledger' : 'state')}</label>{' '}
      <select id={id} value={value ?? ''} onChange={({ target }) => set(target.value || null)}>
        <option value="">{say('any')}</option>
        {valuesOf(type).map((one) => (
          <option key={one} value={one}>
            {terms.value(type, one)}
          </option>
        ))}
      </select>
    </span>
  )
}

interface CodeFilterProps {
  readonly code: string | null
  readonly set: (code: string | null) => void
}

function DivisionFilter({ code, set }: CodeFilterProps) {
  const say = useWords(words)
  const name = useDivisionName(code)
  return (
    <DialogTrigger>
      <Button>{name === null ? say('division') : say('divisionIs', { name })}</Button>
      <Panel label={say('division')}>
        <DivisionChoice code={code} give={set} />
      </Panel>
    </DialogTrigger>
  )
}

/** By code: it is taken once it is whole, and then named. */
function SchoolFilter({ code, set }: CodeFilterProps) {
  const say = useWords(words)
  const id = useId()
  const name = useSchoolNames([code]).get(code ?? '')
  const [typed, setTyped] = useState(code ?? '')
  const take = (text: string) => {
    setTyped(text)
    if (SCHOOL.test(text) || (text === '' && code !== null)) set(text || null)
  }
  return (
    <span>
      <label htmlFor={id}>{say('school')}</label>{' '}
      <input
        id={id}
        className="school-code"
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        placeholder={say('schoolCode')}
        value={typed}
        onChange={({ target }) => take(target.value.trim())}
      />{' '}
      {name}
    </span>
  )
}
