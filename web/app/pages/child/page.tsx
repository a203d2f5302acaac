import { ChildDocument, type ChildQuery } from '@generated/app/graphql'
import { Button } from 'react-aria-components'
import { addressOf } from '../../frame/address'
import type { PageProps } from '../../frame/page-definition'
import { rightsOf, useNavigation } from '../../frame/rights'
import type { Answer } from '../../hub/ask'
import { useAnswer } from '../../hub/use-hub'
import { useWords } from '../../language/words'
import { QuietLine } from '../../parts/quiet-line'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { mayOpen } from '../ledger-open/definition'
import './child.css'
import { Definitions } from './definitions'
import { Family } from './family'
import { Heading } from './heading'
import { limitsOf } from './limits'
import { Links } from './links'
import { PrintFrame } from './print-frame'
import { RegistrySection } from './registry-section'
import { SECTIONS } from './sections'
import { Timeline } from './timeline'
import words from './words.json'

export type ShownChild = NonNullable<ChildQuery['child']>

/** 一人一档: one child, one page. `rest` is the hub's id without its prefix. */
export function Page({ rest }: PageProps) {
  const say = useWords(words)
  const { data, error, refetch } = useAnswer(ChildDocument, { id: `child:${rest}` })
  if (error) return <Refused fault={error} retry={() => void refetch()} />
  if (!data) return <Skeleton rows={14} />
  const { child } = data.data
  if (child) return <ChildPage child={child} answer={data} />
  return (
    <>
      <h1>{say('nobody')}</h1>
      <p>{say('nobodyWhy')}</p>
    </>
  )
}

function ChildPage({ child, answer }: { readonly child: ShownChild; readonly answer: Answer<ChildQuery> }) {
  const say = useWords(words)
  const limits = limitsOf(answer.withheld, answer.masked)
  const rights = useNavigation().data
  return (
    <article className="child">
      <PrintFrame answer={answer} limits={limits} />
      <Heading child={child} limits={limits} />
      <div className="line">
        <QuietLine answer={answer} />
        <Button className="no-print" onPress={() => window.print()}>
          {say('print')}
        </Button>
        {rights && mayOpen(rightsOf(rights.data)) && (
          <a className="no-print" href={addressOf('ledger-open', child.id.replace('child:', ''))}>
            {say('openItem')}
          </a>
        )}
        {rights && rightsOf(rights.data).may('Query.auditTrail') && (
          <a className="no-print" href={addressOf('audit', child.id.replace('child:', ''))}>
            {say('readers')}
          </a>
        )}
      </div>
      <Definitions child={child} limits={limits} />
      <div className="sections">
        {SECTIONS.map((section) => (
          <RegistrySection key={section.field} section={section} child={child} answer={answer} limits={limits} />
        ))}
      </div>
      <Family child={child} limits={limits} />
      <Timeline child={child} />
      <Links child={child} limits={limits} />
    </article>
  )
}
