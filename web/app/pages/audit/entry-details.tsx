import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { RuleTitlesDocument } from '@generated/app/graphql'
import { addressOf } from '../../frame/address'
import { useOfficialWord } from '../../frame/official-word'
import { rightsOf, useNavigation } from '../../frame/rights'
import { useAnswer } from '../../hub/use-hub'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { useFieldWord, useTitle } from '../../parts/field-words'
import type { Entry, EntriesProps } from './entries'
import { Outcome } from './outcome'
import words from './words.json'

export interface EntryDetailsProps {
  readonly entry: Entry
  readonly narrow: EntriesProps['narrow']
}

/** All that an entry tells: rules shown, fields withheld and used, children by their hub ids. The trail holds no values. */
export function EntryDetails({ entry, narrow }: EntryDetailsProps) {
  const say = useWords(words)
  const word = useOfficialWord()
  const terms = useTerms()
  const fieldWord = useFieldWord()
  const titleOf = useTitle()
  const rules = useAnswer(RuleTitlesDocument, {}, { staleSeconds: 3600 }).data?.data.accessMatrix.rules ?? []
  const titles = new Map(rules.map(({ rule, title }) => [rule, titleOf(title)]))
  const { shown, withheld, used, children, beyondReach, otherChildren } = entry
  const label = (field: keyof Entry & string) => terms.field('AuditEntry', field)
  const how = (level: string) => (`level-${level}` in words ? say(`level-${level}` as keyof typeof words) : level)
  return (
    <dl className="entry">
      <Part name="kind" label={label('outcome')}>
        {entry.kind === 'LOOK' ? say('looked') : <Outcome entry={entry} />}
      </Part>
      {shown.length > 0 && (
        <Part name="shown" label={say('shownRules')}>
          <ul className="words">
            {shown.map((rule) => (
              <li key={rule} title={rule}>
                {titles.get(rule) ?? rule} <code>{rule}</code>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {withheld.length > 0 && (
        <Part name="withheld" label={say('withheldFields')}>
          <ul className="words">
            {withheld.map(inTwo).map(([field, level]) => (
              <li key={field + level}>
                {fieldWord(field)} <span className="tag">{how(level)}</span> <code>{field}</code>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {used.length > 0 && (
        <Part name="used" label={say('usedFields')}>
          <ul className="words">
            {used.map(inTwo).map(([field, position]) => (
              <li key={field + position}>
                {fieldWord(field)} <span className="tag">{how(position)}</span> <code>{field}</code>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {children.length > 0 && (
        <Part name="children" label={say('childrenShown', { count: children.length })}>
          <Children ids={children} narrow={narrow} />
        </Part>
      )}
      {beyondReach.length > 0 && (
        <Part name="beyondReach" label={say('beyondReach')}>
          <Children ids={beyondReach} narrow={narrow} />
        </Part>
      )}
      {otherChildren > 0 && (
        <Part name="otherChildren" label={say('otherChildren')}>
          {say('otherChildrenCount', { count: otherChildren })}
        </Part>
      )}
      <Part name="at" label={label('at')}>
        {SECONDS.format(new Date(entry.at))}
      </Part>
      <Part name="who" label={say('by')}>
        {[entry.subject, entry.department && word(entry.department), ...entry.roles.map(word)]
          .filter(Boolean)
          .join(' · ')}{' '}
        <Button className="link" onPress={() => narrow({ subject: entry.subject })}>
          {say('onlyAccount')}
        </Button>
      </Part>
      <Part name="purpose" label={label('purpose')}>
        {entry.purpose ? word(entry.purpose) : '—'}
      </Part>
      <Part name="client" label={label('client')}>
        {[entry.client, entry.operation].filter(Boolean).join(' · ')}
      </Part>
      <Part name="requestId" label={label('requestId')}>
        <code>{entry.requestId}</code>
      </Part>
      <Part name="id" label={label('id')}>
        <code>{entry.id}</code>
      </Part>
      {entry.tableVersion && (
        <Part name="tableVersion" label={label('tableVersion')}>
          <code>{entry.tableVersion}</code>
        </Part>
      )}
    </dl>
  )
}

const SECONDS = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})
const SHOWN_AT_MOST = 12

function Children({ ids, narrow }: { readonly ids: readonly string[]; readonly narrow: EntriesProps['narrow'] }) {
  const say = useWords(words)
  const { data } = useNavigation()
  const mayOpen = data ? rightsOf(data.data).may('child.name') : false
  const uuids = ids.map((id) => id.replace('child:', ''))
  return (
    <ul className="words">
      {uuids.slice(0, SHOWN_AT_MOST).map((uuid) => (
        <li key={uuid}>
          {mayOpen ? <a href={addressOf('child', uuid)}>{uuid}</a> : <code>{uuid}</code>}{' '}
          <Button className="link" aria-label={say('onlyThisOf', { id: uuid })} onPress={() => narrow({ child: uuid })}>
            {say('onlyThis')}
          </Button>
        </li>
      ))}
      {uuids.length > SHOWN_AT_MOST && <li>{say('moreChildren', { count: uuids.length - SHOWN_AT_MOST })}</li>}
    </ul>
  )
}

function Part({
  name,
  label,
  children,
}: {
  readonly name: string
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd data-part={name}>{children}</dd>
    </div>
  )
}

/** `HealthRecord.diagnoses none` -> field and word. */
function inTwo(text: string): readonly [string, string] {
  const [field = '', word = ''] = text.split(' ')
  return [field, word]
}
