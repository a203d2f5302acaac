import { Button, DialogTrigger } from 'react-aria-components'
import { NumberWhyDocument } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Panel } from '../../parts/panel'
import { Refused } from '../../parts/refused'
import { registryCode, useRegistryWords } from '../../parts/registries'
import { Skeleton } from '../../parts/skeleton'
import definitions from './definitions.json'
import type { CountedFact } from './facts'
import words from './words.json'

/** The registry of a fact's record type. */
const REGISTRY_OF: Readonly<Record<string, string>> = {
  EducationRecord: 'education',
  HealthRecord: 'health',
  WelfareRecord: 'civil-affairs',
}

/** Why the numbers of a fact are what they are: definition, source, as-of, rule. */
export function NumberWhy({ fact }: { readonly fact: CountedFact }) {
  const say = useWords(words)
  const terms = useTerms()
  const label = terms.field('ChildFilter', fact.key)
  return (
    <DialogTrigger>
      <Button className="why" aria-label={say('whyNumber', { label })}>
        ?
      </Button>
      <Panel label={say('whyNumber', { label })}>
        <h3>{label}</h3>
        <Reason fact={fact} />
      </Panel>
    </DialogTrigger>
  )
}

function Reason({ fact }: { readonly fact: CountedFact }) {
  const say = useWords(words)
  const define = useWords(definitions)
  const registry = useRegistryWords()
  const formats = useFormats()
  const { data, error } = useAnswer(NumberWhyDocument, { fields: [fact.field] }, { staleSeconds: 60 })
  const source = REGISTRY_OF[fact.field.split('.')[0]!]!
  const { title, owner } = registry(source)
  const right = data?.data.myRights[0]
  const asOf = data?.data.registries.find(({ name }) => name === registryCode(source))?.asOf ?? null
  return (
    <>
      <p>{define(fact.key)}</p>
      {error && <Refused fault={error} />}
      {!data && !error && <Skeleton rows={3} />}
      {data && right && (
        <dl className="facts one">
          <dt>{say('source')}</dt>
          <dd>
            {title} · {owner} · {asOf === null ? say('neverRead') : say('dataOf', { time: formats.time(asOf) })}
          </dd>
          <dt>{say('countedWithin')}</dt>
          <dd>{say('within', { scope: right.scope ?? 'all' })}</dd>
          <dt>{say('rule')}</dt>
          <dd>
            {right.title} <code>{right.rule}</code>
          </dd>
          <dt>{say('basis')}</dt>
          <dd>{right.basis}</dd>
        </dl>
      )}
    </>
  )
}
