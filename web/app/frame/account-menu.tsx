import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { useWords } from '../language/words'
import { useOfficialWord } from './official-word'
import { addressOfAccount, useSession } from './session'
import { SETTINGS } from './settings'
import words from './words.json'

/** Who is signed in, the way out, and in a demo the way to another account. */
export function AccountMenu() {
  const { account, signOut } = useSession()
  const say = useWords(words)
  const word = useOfficialWord()
  const role = account.roles.filter((one) => one !== 'officer' || account.department === null).map(word)
  const what = [account.department && word(account.department), ...role].filter(Boolean).join(' · ')
  const others = SETTINGS.demoAccounts.filter((name) => name !== account.name)
  return (
    <MenuTrigger>
      <Button className="quiet">
        <b>{account.name}</b> <span className="label">{what}</span> <span aria-hidden="true">▾</span>
      </Button>
      <Popover>
        <Menu onAction={(key) => key === '/sign-out' && void signOut()}>
          <MenuItem id="/explorer" href="/explorer">
            {say('explorer')}
          </MenuItem>
          <MenuItem id="/sign-out">{say('signOut')}</MenuItem>
          {others.length > 0 && (
            <>
              <Separator />
              <MenuSection>
                <Header>{say('switchAccount')}</Header>
                {others.map((name) => (
                  <MenuItem key={name} id={name} href={addressOfAccount(name)}>
                    {name}
                  </MenuItem>
                ))}
              </MenuSection>
            </>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
