import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { AuditKind } from '@generated/app/graphql'
import { useOfficialWord } from '../../frame/official-word'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { useFieldWord } from '../../parts/field-words'
import { conditionsFor, type Conditions } from './conditions'
import { FIELDS } from './fields'
import words from './words.json'

const DEPARTMENTS = ['education', 'police', 'health', 'civil-affairs', 'justice', 'human-resources', 'womens-federation', 'disabled-persons-federation', 'youth-league'] // prettier-ignore
const PURPOSES = ['case', 'dropout-control', 'household-registration', 'health-care', 'welfare-review', 'statistics', 'audit'] // prettier-ignore
const KINDS: readonly AuditKind[] = ['LOOK', 'REFUSAL', 'CHANGE']

export interface SearchFormProps {
  readonly asked: Conditions
  readonly search: (conditions: Conditions) => void
  /** Whether entries of every department are told. */
  readonly everybody: boolean
}

/** All conditions must hold. Nothing is asked before the button is pressed: each search is recorded. */
export function SearchForm({ asked, search, everybody }: SearchFormProps) {
  const say = useWords(words)
  const word = useOfficialWord()
  const terms = useTerms()
  const fieldWord = useFieldWord()
  const id = useId()
  const [typed, setTyped] = useState(asked)
  const [fieldText, setFieldText] = useState(asked.field === '' ? '' : labelOf(fieldWord, asked.field))
  const set = (part: Partial<Conditions>) => setTyped({ ...typed, ...part })
  const field = FIELDS.find((one) => [one, labelOf(fieldWord, one), fieldWord(one)].includes(fieldText.trim()))
  const fieldMissing = fieldText.trim() !== '' && field === undefined
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (fieldMissing) return
    const child = typed.child.trim().replace(/^child:/, '')
    search({ ...typed, subject: typed.subject.trim(), field: field ?? '', child })
  }
  const text = (name: 'subject' | 'child' | 'from' | 'until', label: string, type = 'text') => (
    <Labelled label={label}>
      {(labelId) => (
        <input
          id={labelId}
          type={type}
          autoComplete="off"
          value={typed[name]}
          onChange={({ target }) => set({ [name]: target.value })}
        />
      )}
    </Labelled>
  )
  const choice = (
    name: 'department' | 'purpose' | 'kind',
    label: string,
    codes: readonly string[],
    name2: (code: string) => string,
  ) =>
    // prettier-ignore
    <Labelled label={label}>
      {(labelId) => (
        <select id={labelId} value={typed[name]} onChange={({ target }) => set({ [name]: target.value })}>
          <option value="">{say('any')}</option>
          {codes.map((code) => (
            <option key={code} value={code}>
              {name2(code)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  return (
    <form className="search" onSubmit={send} role="search" aria-label={say('search')}>
      {text('from', say('from'), 'date')}
      {text('until', say('until'), 'date')}
      {text('subject', terms.field('AuditEntry', 'subject'))}
      {everybody && choice('department', terms.field('AuditEntry', 'department'), DEPARTMENTS, word)}
      {choice('purpose', terms.field('AuditEntry', 'purpose'), PURPOSES, word)}
      {choice('kind', terms.field('AuditEntry', 'kind'), KINDS, (code) => terms.value('AuditKind', code))}
      <Labelled label={say('field')} wide>
        {(labelId) => (
          <>
            <input
              id={labelId}
              type="text"
              list={`${id}fields`}
              autoComplete="off"
              placeholder={say('fieldHint')}
              aria-invalid={fieldMissing}
              aria-describedby={fieldMissing ? `${id}missing` : undefined}
              value={fieldText}
              onChange={({ target }) => setFieldText(target.value)}
            />
            <datalist id={`${id}fields`}>
              {FIELDS.map((one) => (
                <option key={one} value={labelOf(fieldWord, one)} />
              ))}
            </datalist>
            {fieldMissing && (
              <span id={`${id}missing`} className="quiet-line">
                {say('fieldMissing')}
              </span>
            )}
          </>
        )}
      </Labelled>
      <Labelled label={say('child')} wide>
        {(labelId) => (
          <input
            id={labelId}
            type="text"
            autoComplete="off"
            spellCheck={false}
            placeholder={say('childHint')}
            value={typed.child}
            onChange={({ target }) => set({ child: target.value })}
          />
        )}
      </Labelled>
      <span className="line">
        <Button type="submit" className="primary">
          {say('search')}
        </Button>
        <Button className="link" onPress={() => search(conditionsFor(''))}>
          {say('clear')}
        </Button>
      </span>
    </form>
  )
}

function labelOf(fieldWord: (field: string) => string, field: string): string {
  return `${fieldWord(field)} (${field})`
}

interface LabelledProps {
  readonly label: string
  readonly wide?: boolean
  readonly children: (id: string) => ReactNode
}

function Labelled({ label, wide = false, children }: LabelledProps) {
  const id = useId()
  return (
    <span className={wide ? 'labelled wide' : 'labelled'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </span>
  )
}
