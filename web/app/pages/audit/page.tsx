import { useState } from 'react'
import type { PageProps } from '../../frame/page-definition'
import { rightsOf, useNavigation } from '../../frame/rights'
import { useSession } from '../../frame/session'
import { useOfficialWord } from '../../frame/official-word'
import { useWords } from '../../language/words'
import './audit.css'
import { Entries } from './entries'
import { conditionsFor, whereOf } from './conditions'
import { SearchForm } from './search-form'
import { Verification } from './verification'
import words from './words.json'

/** 审计: who looked at what, for which purpose. `rest` is a child's hub id without its prefix: its readers. */
export function Page({ rest }: PageProps) {
  const say = useWords(words)
  const word = useOfficialWord()
  const { account } = useSession()
  const { data } = useNavigation()
  const [asked, setAsked] = useState(() => conditionsFor(rest))
  const everybody = account.roles.includes('auditor')
  const reach = everybody ? say('ofAll') : say('ofOwn', { department: word(account.department ?? '') })
  return (
    <div className="audit">
      <h1>{say(rest === '' ? 'title' : 'readers')}</h1>
      <p>
        {reach} {say('noContent')}
      </p>
      {data && rightsOf(data.data).may('Query.auditVerification') && <Verification />}
      <SearchForm key={JSON.stringify(asked)} asked={asked} search={setAsked} everybody={everybody} />
      <Entries where={whereOf(asked)} narrow={(part) => setAsked({ ...asked, ...part })} />
    </div>
  )
}
