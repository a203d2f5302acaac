import { Suspense } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import { Panel } from '../parts/panel'
import { useWords } from '../language/words'
import { addressOf } from './address'
import { useOfficialWord } from './official-word'
import { rightsOf, useNavigation } from './rights'
import { addressOfAccount, useSession } from './session'
import { SETTINGS } from './settings'
import { WhatIfMenu } from './what-if'
import words from './words.json'

/** Who is signed in, the way out, and in a demo the way to another account. */
export function AccountMenu() {
  const { account, signOut } = useSession()
  const navigation = useNavigation().data?.data
  const say = useWords(words)
  const word = useOfficialWord()
  const role = account.roles.filter((one) => one !== 'officer' || account.department === null).map(word)
  const what = [account.department && word(account.department), ...role].filter(Boolean).join(' · ')
  const others = SETTINGS.demoAccounts.filter((name) => name !== account.name)
  return (
    <DialogTrigger>
      <Button className="quiet">
        <b>{account.name}</b> <span className="label">{what}</span> <span aria-hidden="true">▾</span>
      </Button>
      <Panel label={say('account')}>
        <ul className="menu">
          <li>
            <a href="/explorer">{say('explorer')}</a>
          </li>
          {navigation && rightsOf(navigation).may('Query.webhooks') && (
            <li>
              <a href={addressOf('webhooks')}>{say('webhooks')}</a>
            </li>
          )}
          <li>
            <Button onPress={() => void signOut()}>{say('signOut')}</Button>
          </li>
        </ul>
        {others.length > 0 && (
          <>
            <h2>{say('switchAccount')}</h2>
            <ul className="menu two-columns">
              {others.map((name) => (
                <li key={name}>
                  <a href={addressOfAccount(name)}>{name}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        {WhatIfMenu && (
          <Suspense>
            <WhatIfMenu />
          </Suspense>
        )}
      </Panel>
    </DialogTrigger>
  )
}
