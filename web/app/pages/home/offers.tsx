import { addressOf } from '../../frame/address'
import { PAGES } from '../../frame/pages'
import { rightsOf, useNavigation } from '../../frame/rights'
import { useSession } from '../../frame/session'
import { useWords } from '../../language/words'
import type { PageDefinition } from '../../frame/page-definition'
import type { HomeRights } from './use-home'
import words from './words.json'

/** By the root field that gives the right to it. */
const TASKS = [
  ['Query.grantsToDecide', 'taskDecide'],
  ['Query.grantsToReview', 'taskReview'],
  ['Query.auditTrail', 'taskAudit'],
  ['Query.auditVerification', 'taskVerify'],
] as const

/** What an account does here that sees no list of children, and where. */
export function Offers({ rights }: { readonly rights: HomeRights }) {
  const say = useWords(words)
  const { account } = useSession()
  const { data } = useNavigation()
  const frame = data && rightsOf(data.data)
  const pages = frame ? PAGES.filter((page) => page.name !== 'home' && page.order !== null && page.offered(frame)) : []
  const tasks = TASKS.filter(([field]) => rights.may(field))
  return (
    <section className="box" aria-labelledby="offers">
      <h2 id="offers">{say('offers')}</h2>
      <p>{say(account.roles.includes('analyst') ? 'noListAnalyst' : 'noList')}</p>
      <ul className="offers">
        {tasks.map(([field, key]) => (
          <li key={field}>{say(key)}</li>
        ))}
        <li>{say('taskRights')}</li>
      </ul>
      <p className="line">
        {pages.map((page) => (
          <PageLink key={page.name} page={page} />
        ))}
        <a href="/explorer">{say('explorer')}</a>
      </p>
    </section>
  )
}

function PageLink({ page }: { readonly page: PageDefinition }) {
  const say = useWords(page.words)
  return <a href={addressOf(page.name)}>{say('title')}</a>
}
