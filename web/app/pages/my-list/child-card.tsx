import { addressOf } from '../../frame/address'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { newestVisit, VISIT_INTERVAL_DAYS, type Due } from './due'
import type { Listed } from './use-my-list'
import words from './words.json'

/** One child: who and where, the last visit and what is due, and the call. */
export function ChildCard({ listed, today }: { readonly listed: Listed; readonly today: string }) {
  const say = useWords(words)
  const formats = useFormats()
  const terms = useTerms()
  const { child, due, mayCall } = listed
  const name = child.name ?? say('withoutName')
  const visit = newestVisit(child.welfare)
  const carer = child.welfare?.carers?.find(({ until }) => until === null || until >= today)
  const phone = mayCall ? (carer?.phone ?? null) : null
  const expired = child.welfare?.agreements?.[0]
  return (
    <li className="listed" data-child={child.id}>
      <p className="who">
        <b data-field="name">{name}</b>
        {child.age !== null && <span data-field="age">{formats.age(child.age)}</span>}
        {child.residenceDivision && <span data-field="residenceDivision">{child.residenceDivision.name}</span>}
      </p>
      <p>
        <DueMark due={due} />
        {due.on !== null && <span>{say('dueOn', { date: due.on })}</span>}
      </p>
      <p className="none">
        {visit?.date
          ? say('last', { date: visit.date, kind: visit.kind ? terms.value('VisitKind', visit.kind) : '—' })
          : say('noVisit')}
      </p>
      {due.byRule && <p className="none">{say('byRule', { days: VISIT_INTERVAL_DAYS })}</p>}
      {expired?.state === 'EXPIRED' && <p>{say('agreement', { date: expired.validUntil ?? '—' })}</p>}
      {carer?.name && (
        <p className="none">
          {carer.relation
            ? say('carer', { name: carer.name, relation: carer.relation })
            : say('carerAlone', { name: carer.name })}
        </p>
      )}
      <div className="actions">
        {phone !== null && (
          <a
            className="action primary"
            href={`tel:${phone}`}
            aria-label={say('callWho', { name: carer?.name ?? name })}
          >
            {say('call')}
          </a>
        )}
        <a
          className="action"
          href={addressOf('child', child.id.replace('child:', ''))}
          aria-label={say('openWhose', { name })}
        >
          {say('open')}
        </a>
      </div>
    </li>
  )
}

/** How late, or how soon: in words, and in the colours of clocks. */
function DueMark({ due: { days, group } }: { readonly due: Due }) {
  const say = useWords(words)
  const text =
    group === 'overdue'
      ? days !== null && days < 0
        ? say('lateBy', { days: -days })
        : say('late')
      : days === null
        ? say('unknown')
        : days === 0
          ? say('today')
          : say('inDays', { days })
  return <b className={`due ${group}`}>{text}</b>
}
