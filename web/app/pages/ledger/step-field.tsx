import { useId, type ReactNode } from 'react'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { useDivisionName } from '../../parts/division-name'
import { todayInShanghai } from '../my-list/due'
import type { Field, Item } from './steps'
import words from './forms/words.json'

export interface StepFieldProps {
  readonly field: Field | { readonly kind: 'note'; readonly name: 'note'; readonly optional?: never }
  readonly label: string
  readonly item: Item
  readonly value: string
  readonly change: (value: string) => void
  /** What is wrong with it. */
  readonly children: ReactNode
}

/** One thing to fill in, and below it what the hub says of it. */
export function StepField({ field, label, item, value, change, children }: StepFieldProps) {
  const say = useWords(words)
  const terms = useTerms()
  const id = useId()
  const common = {
    id,
    value,
    required: field.optional !== true,
    'aria-describedby': `${id}e`,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => change(target.value),
  }
  return (
    <div className="field" data-field={field.name}>
      <label htmlFor={id}>{label}</label>
      {field.kind === 'note' && <textarea {...common} minLength={5} maxLength={2000} rows={4} />}
      {field.kind === 'choice' && (
        <select {...common}>
          <option value="">{say('choose')}</option>
          {field.values(item).map((one) => (
            <option key={one} value={one}>
              {terms.value(field.type, one)}
            </option>
          ))}
        </select>
      )}
      {field.kind === 'date' && <input {...common} type="date" max={todayInShanghai()} />}
      {field.kind === 'days' && <input {...common} type="number" min={1} max={60} />}
      {field.kind === 'reference' && <input {...common} minLength={2} maxLength={200} autoComplete="off" />}
      {(field.kind === 'county' || field.kind === 'school') && (
        <input
          {...common}
          inputMode="numeric"
          pattern={field.kind === 'county' ? '\\d{6}' : '\\d{10}'}
          autoComplete="off"
        />
      )}
      {field.kind === 'county' && <CountyName code={value} />}
      <div id={`${id}e`}>{children}</div>
    </div>
  )
}

/** What the digits mean, before they are sent. */
function CountyName({ code }: { readonly code: string }) {
  const whole = /^\d{6}$/.test(code) ? code : null
  const name = useDivisionName(whole)
  return <p role="status">{whole !== null && name !== null && name !== whole && name}</p>
}
