import { useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { AuditTrailDocument, type AuditFilter, type AuditTrailQuery } from '@generated/app/graphql'
import { useOfficialWord } from '../../frame/official-word'
import { usePages } from '../../hub/use-pages'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import type { Conditions } from './conditions'
import { EntryDetails } from './entry-details'
import { Outcome } from './outcome'
import words from './words.json'

export type Entry = NonNullable<AuditTrailQuery['auditTrail']>['nodes'][number]

export interface EntriesProps {
  readonly where: AuditFilter
  /** Adds a condition: one child, one account. */
  readonly narrow: (part: Partial<Conditions>) => void
}

const PAGE = 50

/** An account that is a UUID by its beginning; the details have it whole. */
function shortOf(subject: string): string {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(subject) ? `${subject.slice(0, 8)}…` : subject
}

/** What was found, the newest first. Each entry opens to what was shown, withheld and used. */
export function Entries({ where, narrow }: EntriesProps) {
  const say = useWords(words)
  const terms = useTerms()
  const found = usePages(
    AuditTrailDocument,
    (after) => ({ where, first: PAGE, after }),
    ({ auditTrail }) => (auditTrail?.pageInfo.hasNextPage ? auditTrail.pageInfo.endCursor : null),
  )
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = found
  if (isPending) return <Skeleton rows={10} />
  const pages = data?.pages ?? []
  const fault = pages.find(({ faults }) => faults.length > 0)?.faults[0]
  if (error && pages.length === 0) return <Refused fault={error} retry={() => void refetch()} />
  if (fault) return <Unanswered message={fault.message} />
  const entries = pages.flatMap((page) => page.data.auditTrail?.nodes ?? [])
  if (entries.length === 0 && !hasNextPage) return <p className="empty">{say('empty')}</p>
  const word = (field: keyof Entry & string) => terms.field('AuditEntry', field)
  return (
    <>
      <p role="status" className="total">
        {say(hasNextPage ? 'foundMore' : 'found', { count: entries.length })}
      </p>
      <table className="entries">
        <thead>
          <tr>
            <th scope="col">{word('at')}</th>
            <th scope="col">{word('kind')}</th>
            <th scope="col">{word('subject')}</th>
            <th scope="col">{word('department')}</th>
            <th scope="col" className="wide">
              {word('purpose')}
            </th>
            <th scope="col" className="wide">
              {say('children')}
            </th>
            <th scope="col" className="wide">
              {word('withheld')}
            </th>
            <th scope="col" className="wide">
              {word('outcome')}
            </th>
          </tr>
        </thead>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} narrow={narrow} />
        ))}
      </table>
      {error && <Refused fault={error} retry={() => void fetchNextPage()} />}
      {hasNextPage && (
        <Button isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          {say(isFetchingNextPage ? 'searching' : 'older')}
        </Button>
      )}
    </>
  )
}

function Unanswered({ message }: { readonly message: string }) {
  return (
    <div className="refused" role="alert">
      <p>
        <b>{message}</b>
      </p>
    </div>
  )
}

function EntryRow({ entry, narrow }: { readonly entry: Entry; readonly narrow: EntriesProps['narrow'] }) {
  const terms = useTerms()
  const word = useOfficialWord()
  const formats = useFormats()
  const id = useId()
  const [open, setOpen] = useState(false)
  const { at, kind, subject, department, purpose, children, otherChildren, withheld } = entry
  return (
    <tbody data-entry={entry.id}>
      <tr>
        <td>
          <Button
            className="expand"
            aria-expanded={open}
            {...(open ? { 'aria-controls': id } : {})}
            onPress={() => setOpen(!open)}
          >
            <span aria-hidden="true">{open ? '▾' : '▸'}</span> {formats.value('DateTime', at)}
          </Button>
        </td>
        <td>
          <span className="tag">{terms.value('AuditKind', kind)}</span>
        </td>
        <td className="account" title={subject}>
          {shortOf(subject)}
        </td>
        <td>{department && word(department)}</td>
        <td className="wide">{purpose && word(purpose)}</td>
        <td className="wide number">
          {children.length + otherChildren > 0 && formats.number(children.length + otherChildren)}
        </td>
        <td className="wide number">{withheld.length > 0 && formats.number(withheld.length)}</td>
        <td className="wide">
          <Outcome entry={entry} />
        </td>
      </tr>
      {open && (
        <tr id={id} className="details">
          <td colSpan={8}>
            <EntryDetails entry={entry} narrow={narrow} />
          </td>
        </tr>
      )}
    </tbody>
  )
}
