import { OpenableDocument, type OpenableQuery } from '@generated/app/graphql'
import { useState } from 'react'
import { addressOf } from '../../frame/address'
import { useAnswer } from '../../hub/use-hub'
import { useLanguage } from '../../language/language'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import { RequestAccess } from '../../parts/request-access'
import { Skeleton } from '../../parts/skeleton'
import { titleIn } from './rule-title'
import { useChildNames } from './use-child-names'
import words from './words.json'

type Right = OpenableQuery['myRights'][number]

/** Asks for a grant. `rest`: the child's hub id without its prefix, a slash, and the rule of the lock that it was reached from. */
export function RequestPage({ rest }: { readonly rest: string }) {
  const say = useWords(words)
  const terms = useTerms()
  const { language } = useLanguage()
  const { data, error, refetch } = useAnswer(OpenableDocument, {}, { staleSeconds: 600 })
  const [uuid = '', wanted = ''] = rest.split(/\/(.*)/s)
  const childId = `child:${uuid}`
  const name = useChildNames([childId]).get(childId)
  const [chosen, setChosen] = useState(wanted)
  const [emergency, setEmergency] = useState(false)
  if (!data) return error ? <Refused fault={error} retry={() => void refetch()} /> : <Skeleton rows={8} />
  const rules = byRule(data.data.myRights)
  const current = rules.find(([{ rule }]) => rule === chosen) ?? rules[0]
  return (
    <div className="grants-page request">
      <h1>{say('requestTitle')}</h1>
      <p>{say('requestLead')}</p>
      <p className="line">
        <span className="none">{say('aboutChild')}</span>
        <b>{name ?? say('child', { id: uuid.slice(0, 8) })}</b>
        <a href={addressOf('child', uuid)}>{say('toChild')}</a>
        <a href={addressOf('grants')}>{say('toList')}</a>
      </p>
      {!current && <p>{say('nothingToRequest')}</p>}
      {current && (
        <>
          <fieldset>
            <legend>{say('what')}</legend>
            {rules.map((rights) => (
              <label key={rights[0].rule} className="choice">
                <input
                  type="radio"
                  name="rule"
                  checked={rights === current}
                  onChange={() => setChosen(rights[0].rule)}
                />
                <span>
                  <b>{titleIn(language, rights[0].title)}</b>
                  <span className="none">{fieldsIn(terms, rights)}</span>
                  <span className="none">{rights[0].basis}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <fieldset>
            <legend>{say('how')}</legend>
            {([false, true] as const).map((one) => (
              <label key={String(one)} className="choice">
                <input type="radio" name="how" checked={emergency === one} onChange={() => setEmergency(one)} />
                <span>{say(one ? 'asEmergency' : 'ordinary')}</span>
              </label>
            ))}
          </fieldset>
          <RequestAccess
            label={titleIn(language, current[0].title)}
            rule={current[0].rule}
            childId={childId}
            emergency={emergency}
          />
        </>
      )}
    </div>
  )
}

type OfRule = readonly [Right, ...Right[]]

/** What a grant can open, a list of fields for each rule. */
function byRule(rights: readonly Right[]): readonly OfRule[] {
  const found = new Map<string, [Right, ...Right[]]>()
  for (const right of rights) {
    if (!right.openable) continue
    const known = found.get(right.rule)
    if (known) known.push(right)
    else found.set(right.rule, [right])
  }
  return [...found.values()]
}

function fieldsIn(terms: ReturnType<typeof useTerms>, rights: OfRule): string {
  return rights
    .map(({ field }) => {
      const [type = '', name = ''] = field.split('.')
      return terms.field(type, name)
    })
    .join(' · ')
}
