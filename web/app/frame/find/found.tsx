import { FindDocument, type FoundFragment } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { neededIn } from '../../parts/needed'
import { PayloadErrors } from '../../parts/payload-errors'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import parts from '../../parts/words.json'
import { addressOf } from '../address'
import { useOfficialWord } from '../official-word'
import type { OwnRight, Rights } from '../rights'
import { missingRight, variablesOf, type Way } from './ways'
import words from './words.json'

export interface FoundProps {
  readonly typed: string
  readonly way: Way
  readonly rights: Rights
  /** A child was chosen. */
  readonly opened: () => void
}

/** Who was found, or why nobody is looked for. */
export function Found({ way, rights, ...props }: FoundProps) {
  const missing = missingRight(way, rights)
  return missing ? <NotAllowed way={way} missing={missing} /> : <Answered way={way} {...props} />
}

/** What was typed is not sent: the hub would refuse it by the same rule. */
function NotAllowed({ way, missing }: { readonly way: Way; readonly missing: OwnRight }) {
  const say = useWords(words)
  const sayPart = useWords(parts)
  const word = useOfficialWord()
  return (
    <div className="refused" role="alert">
      <p>
        <b>{say('notBy', { ways: say(way) })}</b>
      </p>
      {neededIn(sayPart, word, missing.needed ?? '').map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>{sayPart('refusedField', { field: missing.field, rule: missing.rule })}</p>
    </div>
  )
}

function Answered({ typed, way, opened }: Omit<FoundProps, 'rights'>) {
  const say = useWords(words)
  const { data: answer, error } = useAnswer(FindDocument, variablesOf(way, typed), { staleSeconds: 0 })
  if (error) return <Refused fault={error} />
  if (!answer) return <Skeleton rows={3} />
  const { data, faults } = answer
  if (faults.length > 0) return <PayloadErrors errors={faults} />
  const listed = data.name?.edges.map(({ node }) => node) ?? [data.rollNumber ?? data.idNumber]
  const children = listed.filter((child) => child != null)
  return (
    <>
      <p role="status">{children.length === 0 ? say('nobody') : say('found', { count: children.length })}</p>
      <ul className="menu">
        {children.map((child) => (
          <li key={child.id}>
            <OneFound child={child} opened={opened} />
          </li>
        ))}
      </ul>
      {data.name?.pageInfo.hasNextPage && <p className="none">{say('more')}</p>}
    </>
  )
}

function OneFound({ child, opened }: { readonly child: FoundFragment; readonly opened: () => void }) {
  const say = useWords(words)
  const formats = useFormats()
  const { id, name, sex, age, residenceDivision } = child
  const facts = [formats.value('Sex', sex), age === null ? null : formats.age(age), residenceDivision?.fullName]
  return (
    <a href={addressOf('child', id.replace('child:', ''))} onClick={opened}>
      <b>{name ?? say('nameless')}</b> <span className="none">{facts.filter(Boolean).join(' · ')}</span>
    </a>
  )
}
