import type { LedgerEntryLineFragment } from '@generated/app/graphql'
import { useOfficialWord } from '../../frame/official-word'
import type { Limited } from '../../hub/ask'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Lock } from '../../parts/lock'
import { OwnerName } from '../ledgers/owner'
import type { Known } from '../ledgers/use-children'
import words from './words.json'

export interface HistoryProps {
  readonly entries: readonly LedgerEntryLineFragment[]
  readonly known: Known
  readonly withheld: readonly Limited[]
}

/** What happened to the item, the newest first. */
export function History({ entries, known, withheld }: HistoryProps) {
  const limited = withheld.find(({ field, at }) => field === 'LedgerEntry.note' && at === undefined) ?? null
  return (
    <ol className="history">
      {[...entries].reverse().map((entry) => (
        <Entry key={entry.id} entry={entry} known={known} limited={limited} />
      ))}
    </ol>
  )
}

interface EntryProps {
  readonly entry: LedgerEntryLineFragment
  readonly known: Known
  /** What withholds its texts. */
  readonly limited: Limited | null
}

function Entry({ entry, known, limited }: EntryProps) {
  const say = useWords(words)
  const terms = useTerms()
  const word = useOfficialWord()
  const formats = useFormats()
  const { action, from, to, at, by, department, offeredTo, days, note, reference } = entry
  const facts = (
    [
      ['form', 'LedgerVisitForm'],
      ['met', 'LedgerMet'],
      ['reason', 'LedgerReason'],
      ['proof', 'LedgerProof'],
      ['clock', 'LedgerClockKind'],
      ['pauseReason', 'LedgerPauseReason'],
    ] as const
  ).flatMap(([field, type]) => (entry[field] === null ? [] : [[field, terms.value(type, entry[field])] as const]))
  return (
    <li data-action={action}>
      <p>
        <b>{terms.value('LedgerAction', action)}</b>
        {from !== null && from !== to && (
          <span className="none">
            {' '}
            {terms.value('LedgerState', from)} → {terms.value('LedgerState', to)}
          </span>
        )}
      </p>
      <p className="none">
        {formats.dayAndTime(at)} ·{' '}
        <span title={by}>
          {by === 'tonglian'
            ? say('byHub')
            : say('byAccount', { id: shortOf(by), department: department === null ? '' : word(department) })}
        </span>
      </p>
      <dl className="facts">
        {entry.visitedOn !== null && <Fact term={terms.field('LedgerEntry', 'visitedOn')}>{entry.visitedOn}</Fact>}
        {facts.map(([field, value]) => (
          <Fact key={field} term={terms.field('LedgerEntry', field)}>
            {value}
          </Fact>
        ))}
        {days !== null && <Fact term={terms.field('LedgerEntry', 'days')}>{say('days', { days })}</Fact>}
        {offeredTo && (
          <Fact term={terms.field('LedgerEntry', 'offeredTo')}>
            <OwnerName owner={offeredTo} schools={known.schools} />
          </Fact>
        )}
        {reference !== null && <Fact term={terms.field('LedgerEntry', 'reference')}>{reference}</Fact>}
      </dl>
      {note !== null && <q>{note}</q>}
      {note === null && limited && (
        <Lock
          label={terms.field('LedgerEntry', 'note')}
          limited={limited}
          query={'{ ledgerItem(id: "ledger:00000000-0000-0000-0000-000000000000") { history { note } } }'}
          childId={null}
        />
      )}
    </li>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Accounts are ids of the sign-in: their beginning tells them apart, the whole stands in the title. */
function shortOf(subject: string): string {
  return /^[\da-f]{8}-[\da-f-]{27}$/.test(subject) ? subject.slice(0, 8) : subject
}
