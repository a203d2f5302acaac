import { useEffect } from 'react'
import { Button, DialogTrigger } from 'react-aria-components'
import { Panel } from '../parts/panel'
import { useWords } from '../language/words'
import { usePlace } from './address'
import { fetchAhead } from './pages'
import { useSession } from './session'
import purposes from './purposes.json'
import words from './words.json'
import { useOfficialWord } from './official-word'

/** The first thing that a person says: what for. Nothing is asked of any registry before. */
export function ChoosePurpose() {
  const { account, choosePurpose } = useSession()
  const say = useWords(words)
  const word = useOfficialWord()
  const { page } = usePlace()
  useEffect(() => fetchAhead(page), [page])
  return (
    <main id="page" tabIndex={-1} className="choose">
      <h1>{say('choosePurpose')}</h1>
      <p>{say('choosePurposeWhy')}</p>
      <ul>
        {account.purposes.map((purpose) => (
          <li key={purpose}>
            <Button className="primary large" onPress={() => choosePurpose(purpose)}>
              {word(purpose)}
            </Button>
            <PurposeHelp purpose={purpose} />
          </li>
        ))}
      </ul>
    </main>
  )
}

function PurposeHelp({ purpose }: { readonly purpose: string }) {
  const say = useWords(purposes)
  return purpose in purposes ? <span>{say(purpose as keyof typeof purposes)}</span> : null
}

/** Always visible; another choice clears what is on the screen. */
export function PurposeMenu() {
  const { account, purpose, choosePurpose } = useSession()
  const say = useWords(words)
  const word = useOfficialWord()
  if (purpose === null) return null
  return (
    <DialogTrigger>
      <Button className="quiet">
        <span className="label">{say('purpose')}</span> <b>{word(purpose)}</b> <span aria-hidden="true">▾</span>
      </Button>
      <Panel label={say('choosePurpose')}>
        <ul className="menu">
          {account.purposes.map((one) => (
            <li key={one}>
              <Button aria-current={one === purpose} onPress={() => choosePurpose(one)}>
                {word(one)}
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
    </DialogTrigger>
  )
}
