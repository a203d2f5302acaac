import { useId, useState } from 'react'
import { AccessDifferencesDocument, AccessVersionsDocument, type AccessVersionsQuery } from '@generated/app/graphql'
import { useOfficialWord } from '../../frame/official-word'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { useFieldWord } from '../../parts/field-words'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { permissionsOf } from './permission'
import { usePermissionWords } from './use-permission-words'
import words from './words.json'

type Version = AccessVersionsQuery['accessVersions'][number]

/** What changed between two versions of the table, cell by cell. */
export function Versions() {
  const say = useWords(words)
  const { time } = useFormats()
  const { data, error, refetch } = useAnswer(AccessVersionsDocument, {})
  if (error) return <Refused fault={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  const versions = data.data.accessVersions
  const readable = versions.filter(({ version }) => version !== null)
  if (readable.length > 1) return <Compare versions={readable} hidden={versions.length - readable.length} />
  return <p className="empty">{say('oneVersion', { since: time(versions[0]?.since ?? '') })}</p>
}

function Compare({ versions, hidden }: { readonly versions: readonly Version[]; readonly hidden: number }) {
  const say = useWords(words)
  const { time } = useFormats()
  const id = useId()
  const [to, setTo] = useState(versions[0]!.number)
  const [from, setFrom] = useState(versions[1]!.number)
  const choice = (label: 'before' | 'after', value: number, choose: (number: number) => void) => (
    <span>
      <label htmlFor={id + label}>{say(label)}</label>{' '}
      <select id={id + label} value={value} onChange={({ target }) => choose(Number(target.value))}>
        {versions.map(({ number, since, version }) => (
          <option key={number} value={number}>
            {say('versionName', { number, since: time(since), version: version!.slice(0, 8) })}
          </option>
        ))}
      </select>
    </span>
  )
  return (
    <>
      <div className="line">
        {choice('before', from, setFrom)}
        {choice('after', to, setTo)}
      </div>
      {hidden > 0 && <p className="none">{say('unreadable', { count: hidden })}</p>}
      <Differences from={from} to={to} />
    </>
  )
}

function Differences({ from, to }: { readonly from: number; readonly to: number }) {
  const say = useWords(words)
  const word = useOfficialWord()
  const fieldWord = useFieldWord()
  const { long } = usePermissionWords()
  const { data, error, refetch } = useAnswer(AccessDifferencesDocument, { from, to }, { staleSeconds: 3600 })
  if (error) return <Refused fault={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={6} />
  const differences = data.data.accessDifferences ?? []
  if (differences.length === 0) return <p className="empty">{data.faults[0]?.message ?? say('same')}</p>
  const cell = (text: string | null) =>
    text === null ? <span className="none">{say('level-NONE')}</span> : permissionsOf(text).map(long).join(' / ')
  return (
    <>
      <p role="status" className="quiet-line">
        {say('differenceCount', { count: differences.length })}
      </p>
      <table className="differences">
        <thead>
          <tr>
            <th scope="col">{say('of-field')}</th>
            <th scope="col">{say('audience')}</th>
            <th scope="col">{say('before')}</th>
            <th scope="col">{say('after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, audience, before, after, rule }) => (
            <tr key={field + audience} data-field={field} data-audience={audience} title={rule ?? ''}>
              <td>
                {fieldWord(field)} <code>{field}</code>
              </td>
              <td>{audience === 'everyone' ? say('everyone') : word(audience)}</td>
              <td data-part="before">{cell(before)}</td>
              <td data-part="after">{cell(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
