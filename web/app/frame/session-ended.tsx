import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useWords } from '../language/words'
import { useSession } from './session'
import words from './words.json'

/** Above the page, which stays with what was typed: sign in elsewhere, go on here. */
export function SessionEnded() {
  const { resume } = useSession()
  const client = useQueryClient()
  const say = useWords(words)
  const [tried, setTried] = useState(false)
  const goOn = async () => {
    if (await resume()) await client.refetchQueries()
    else setTried(true)
  }
  return (
    <div className="notice" role="alert">
      <p>
        {say('ended')}{' '}
        <a href="/auth/login?to=/" target="_blank" rel="noopener">
          {say('signInAgain')}
        </a>{' '}
        <Button onPress={() => void goOn()}>{say('goOn')}</Button>
      </p>
      {tried && <p>{say('stillEnded')}</p>}
    </div>
  )
}
