import { useId, useState } from 'react'
import { Button } from 'react-aria-components'
import type { MyRightsQuery } from '@generated/app/graphql'
import { useOfficialWord } from '../../frame/official-word'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { useTitle } from '../../parts/field-words'
import { LockShape } from '../../parts/lock'
import { neededIn } from '../../parts/needed'
import parts from '../../parts/words.json'
import { usePermissionWords } from './use-permission-words'
import words from './words.json'

export type FieldRight = MyRightsQuery['myRights'][number]

export const LEVELS = ['FULL', 'MASKED', 'GRANTED', 'NUMBERS', 'COMMANDS', 'NONE'] as const
export type OwnLevel = (typeof LEVELS)[number]

/** A mutation has commands in the place of a level; what is in numbers alone is read by nobody. */
export function levelOf({ field, level, openable, statistics, commands }: FieldRight): OwnLevel {
  if (field.startsWith('Mutation.')) return commands.length > 0 ? 'COMMANDS' : 'NONE'
  if (level !== 'NONE') return level
  return openable ? 'GRANTED' : statistics ? 'NUMBERS' : 'NONE'
}

const ROOTS = ['Query', 'Mutation', 'Subscription']

/** A field and how it is read; it opens to the rule, its legal basis, and what would be needed. */
export function OwnRight({ right }: { readonly right: FieldRight }) {
  const terms = useTerms()
  const titleOf = useTitle()
  const { code } = usePermissionWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [type = '', name = ''] = right.field.split('.')
  const level = levelOf(right)
  return (
    <li data-field={right.field} className={open ? 'open' : undefined}>
      <Button
        className="expand"
        aria-expanded={open}
        {...(open ? { 'aria-controls': id } : {})}
        onPress={() => setOpen(!open)}
      >
        <span aria-hidden="true">{open ? '▾' : '▸'}</span>
        <span className="name">
          {ROOTS.includes(type) ? `${titleOf(right.title)} (${name})` : terms.field(type, name)}
        </span>
        <span className={`tag level-${level.toLowerCase()}`}>
          {level === 'NONE' && <LockShape />} {code('level', level)}
        </span>
      </Button>
      {open && <Why id={id} right={right} level={level} />}
    </li>
  )
}

function Why({ id, right, level }: { readonly id: string; readonly right: FieldRight; readonly level: OwnLevel }) {
  const say = useWords(words)
  const sayPart = useWords(parts)
  const word = useOfficialWord()
  const titleOf = useTitle()
  const { code } = usePermissionWords()
  const { field, scope, mask, filter, statistics, commands, rule, title, dataClass, basis, needed } = right
  const also = [filter && 'filter', statistics && 'statistics', ...commands].filter((one) => typeof one === 'string')
  const rows: readonly (readonly [string, string | null])[] = [
    ['level', code('level', level) + (mask ? say('byMask', { mask: code('mask', mask) }) : '')],
    ['scope', scope && code('scope', scope)],
    ['may', also.length > 0 ? also.map((one) => code('may', one)).join(say('and')) : null],
    ['needed', level === 'COMMANDS' || needed === null ? null : neededIn(sayPart, word, needed).join(' ')],
    ['ruleTitle', titleOf(title)],
    ['basis', basis],
    ['class', code('class', dataClass)],
    ['rule', rule],
    ['field', field],
  ]
  return (
    <dl id={id} className="why">
      {rows.flatMap(([name, value]) =>
        value === null
          ? []
          : [
              <div key={name}>
                <dt>{say(`of-${name}` as keyof typeof words & string)}</dt>
                <dd data-part={name}>{name === 'rule' || name === 'field' ? <code>{value}</code> : value}</dd>
              </div>,
            ],
      )}
    </dl>
  )
}
