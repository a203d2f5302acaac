import type { ChildQuery } from '@generated/app/graphql'
import type { Answer } from '../../hub/ask'
import { useFormats } from '../../language/format'
import { typeOfField, useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Lock, LockShape } from '../../parts/lock'
import { registryCode, useRegistryWords } from '../../parts/registries'
import { Fact } from './fact'
import { queryOf, type Limits } from './limits'
import type { ShownChild } from './page'
import { RecordTable } from './record-table'
import type { Section } from './sections'
import words from './words.json'

export interface RegistrySectionProps {
  readonly section: Section
  readonly child: ShownChild
  readonly answer: Answer<ChildQuery>
  readonly limits: Limits
}

type Values = Readonly<Record<string, unknown>>

/** What one registry knows, how old that is, and what of it this account does not see. */
export function RegistrySection({ section, child, answer, limits }: RegistrySectionProps) {
  const say = useWords(words)
  const { title, owner } = useRegistryWords()(section.registry)
  const formats = useFormats()
  const source = child.sources?.find(({ registry }) => registry === section.registry)
  const fault = answer.faults.find(({ path }) => path[0] === 'child' && path[1] === section.field)
  const state =
    answer.sources.find(({ registry }) => registryCode(registry) === section.registry)?.state ?? source?.state
  const gone = GONE.find((one) => one === state)
  const whole = limits.withheldAt(section.field)
  const record = child[section.field] as Values | null
  return (
    <section className="registry" aria-labelledby={`section-${section.field}`} data-registry={section.registry}>
      <h2 id={`section-${section.field}`}>
        {title} <span className="owner">{owner}</span>
        <span className="state" data-state={state}>
          {state === 'ANSWERED' && source?.asOf
            ? say('asOf', { time: formats.time(source.asOf) })
            : say(stateWord(state))}
        </span>
      </h2>
      {whole ? (
        <p className="withheld">
          <Lock
            label={say('wholeSection', { title })}
            limited={whole}
            query={queryOf(child.id, section.field, false)}
            childId={child.id}
          />
        </p>
      ) : gone ? (
        <p className="gap" role="status">
          {say(`gap${gone}`, { owner })} {fault?.message}
        </p>
      ) : record === null ? (
        <p className="none">{say('noRecord')}</p>
      ) : (
        <Content section={section} record={record} childId={child.id} limits={limits} />
      )}
    </section>
  )
}

const GONE = ['DOWN', 'TIMEOUT', 'LIED', 'NOT_CONNECTED'] as const

function stateWord(state: string | undefined): keyof typeof words & string {
  const key = `state${state ?? 'NOT_ASKED'}`
  return key in words ? (key as keyof typeof words) : 'stateNOT_ASKED'
}

interface ContentProps {
  readonly section: Section
  readonly record: Values
  readonly childId: string
  readonly limits: Limits
}

/** First what is known, then in one line what is not recorded, then what is withheld. */
function Content({ section, record, childId, limits }: ContentProps) {
  const { field: at, type } = section
  const path = (field: string) => `${at}.${field}`
  const readable = section.facts.filter((field) => !limits.withheldAt(path(field)))
  const known = readable.filter((field) => !isEmpty(record[field]))
  const lists = section.lists.filter(({ field }) => !limits.withheldAt(path(field)))
  return (
    <>
      <dl className="facts">
        {known.map((field) => (
          <Fact key={field} {...{ type, field, childId, limits }} path={path(field)} value={record[field]} />
        ))}
      </dl>
      {lists
        .filter(({ field }) => !isEmpty(record[field]))
        .map((list) => (
          <RecordTable
            key={list.field}
            {...{ type, list, childId, limits }}
            path={path(list.field)}
            rows={record[list.field] as readonly Values[]}
          />
        ))}
      <NotRecorded
        type={type}
        fields={[...readable, ...lists.map(({ field }) => field)].filter((field) => isEmpty(record[field]))}
      />
      <Withheld section={section} childId={childId} limits={limits} />
    </>
  )
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function NotRecorded({ type, fields }: { readonly type: string; readonly fields: readonly string[] }) {
  const say = useWords(words)
  const terms = useTerms()
  if (fields.length === 0) return null
  return (
    <details className="not-recorded">
      <summary>{say('notRecorded', { count: fields.length })}</summary>
      <p>{fields.map((field) => terms.field(type, field)).join(say('comma'))}</p>
    </details>
  )
}

function Withheld({ section, childId, limits }: Omit<ContentProps, 'record'>) {
  const say = useWords(words)
  const terms = useTerms()
  const { field: at, type } = section
  const all = [...section.facts, ...section.lists.map(({ field }) => field)].flatMap((field) => {
    const limited = limits.withheldAt(`${at}.${field}`)
    return limited ? [{ field, limited }] : []
  })
  if (all.length === 0) return null
  const isList = (field: string) => section.lists.some((list) => list.field === field)
  return (
    <div className="withheld">
      <p>
        <LockShape /> {say('withheld', { count: all.length })}
      </p>
      <ul>
        {all.map(({ field, limited }) => (
          <li key={field}>
            <Lock
              label={terms.field(type, field)}
              limited={limited}
              query={queryOf(childId, `${at}.${field}`, !isList(field) && typeOfField(type, field) !== 'Division')}
              childId={childId}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
