import { useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { MyRightsDocument } from '@generated/app/graphql'
import { useOfficialWord } from '../../frame/official-word'
import { useSession } from '../../frame/session'
import { useAnswer } from '../../hub/use-hub'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { groupOf, useFieldWord } from '../../parts/field-words'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { levelOf, LEVELS, OwnRight, type FieldRight, type OwnLevel } from './own-right'
import { usePermissionWords } from './use-permission-words'
import words from './words.json'

/** Why may I, or not: each field with what the own account may do with it, under which rule, and what would be needed. */
export function OwnRights() {
  const say = useWords(words)
  const word = useOfficialWord()
  const { purpose } = useSession()
  const { data, error, refetch } = useAnswer(MyRightsDocument, {}, { staleSeconds: 600 })
  return (
    <>
      <p className="none">{say('ownWhat', { purpose: word(purpose ?? '') })}</p>
      {error && <Refused fault={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={12} />}
      {data && <Rights rights={data.data.myRights} />}
    </>
  )
}

function Rights({ rights }: { readonly rights: readonly FieldRight[] }) {
  const say = useWords(words)
  const { code } = usePermissionWords()
  const terms = useTerms()
  const fieldWord = useFieldWord()
  const id = useId()
  const [text, setText] = useState('')
  const [level, setLevel] = useState<OwnLevel | null>(null)
  const sought = text.trim().toLowerCase()
  // What says nothing of a child and is everybody's stands in the way of what people look for.
  const listed = sought === '' ? rights.filter(({ rule }) => !rule.endsWith('#open')) : rights
  const matching = listed.filter(({ field, title }) =>
    [field, fieldWord(field), title].some((one) => one.toLowerCase().includes(sought)),
  )
  const shown = matching.filter((right) => level === null || levelOf(right) === level)
  const types = [...new Set(['Child', ...shown.map(({ field }) => typeOf(field))])].filter((type) => shown.some(({ field }) => typeOf(field) === type)) // prettier-ignore
  return (
    <>
      <div className="line">
        <label htmlFor={id}>{say('findField')}</label>
        <input id={id} type="search" autoComplete="off" value={text} onChange={({ target }) => setText(target.value)} />
        <span className="toggles" role="group" aria-label={say('level')}>
          {LEVELS.map((one) => {
            const count = matching.filter((right) => levelOf(right) === one).length
            return (
              count > 0 && (
                <Button
                  key={one}
                  aria-pressed={level === one}
                  {...(level === one ? { 'data-selected': true } : {})}
                  onPress={() => setLevel(level === one ? null : one)}
                >
                  {code('level', one)} {count}
                </Button>
              )
            )
          })}
        </span>
      </div>
      <p role="status" className="quiet-line">
        {say('fieldCount', { count: shown.length })}
        {sought === '' && ` ${say('openCount', { count: rights.length - listed.length })}`}
      </p>
      {shown.length === 0 && <p className="empty">{say('noField')}</p>}
      {types.map((type) => (
        <section key={type} className="group">
          <h2>{groupTitle(type, groupOf(terms, type), say)}</h2>
          <ul>
            {shown.flatMap((right) =>
              typeOf(right.field) === type ? [<OwnRight key={right.field} right={right} />] : [],
            )}
          </ul>
        </section>
      ))}
    </>
  )
}

function typeOf(field: string): string {
  return field.split('.')[0]!
}

function groupTitle(type: string, word: string, say: (key: keyof typeof words & string) => string): string {
  const key = `type-${type}`
  return key in words ? say(key as keyof typeof words & string) : word || type
}
