import { Button } from 'react-aria-components'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { useRegistryWords } from '../../parts/registries'
import { SETTINGS } from '../settings'
import { useSetWhatIf, useWhatIf, type Pretended } from './use-what-if'
import words from './words.json'

const HOW = { SLOW: 'slow', DOWN: 'down' } as const satisfies Record<Pretended['how'], keyof typeof words>

/** Above every page, for everybody, as long as the demo pretends something. */
export function WhatIfNotice() {
  const say = useWords(words)
  const formats = useFormats()
  const registry = useRegistryWords()
  const pretended = useWhatIf()
  const { mutate, isPending } = useSetWhatIf()
  return (
    <div role="status">
      {pretended && (
        <p className="notice" data-what-if={pretended.how}>
          {say(HOW[pretended.how], { registry: registry(pretended.registry).title })}{' '}
          {say('until', { time: formats.time(pretended.until) })}{' '}
          <Button onPress={() => mutate(null)} isDisabled={isPending}>
            {say('end')}
          </Button>
        </p>
      )}
    </div>
  )
}

/** In the account's menu: one registry at a time. */
export function WhatIfMenu() {
  const say = useWords(words)
  const registry = useRegistryWords()
  const pretended = useWhatIf()
  const { mutate, isPending, isError } = useSetWhatIf()
  return (
    <section aria-labelledby="what-if">
      <h2 id="what-if">{say('title')}</h2>
      <p className="none">{say('about')}</p>
      <ul>
        {(SETTINGS.whatIf ?? []).map((name) => (
          <li key={name} className="line spread">
            <span>{registry(name).title}</span>
            <span className="toggles">
              {(['SLOW', 'DOWN'] as const).map((how) => {
                const on = pretended?.registry === name && pretended.how === how
                const title = say(how === 'SLOW' ? 'makeSlow' : 'makeDown')
                return (
                  <Button
                    key={how}
                    aria-label={say('make', { registry: registry(name).title, how: title })}
                    aria-pressed={on}
                    isDisabled={isPending}
                    onPress={() => mutate(on ? null : { registry: name, how })}
                  >
                    {title}
                  </Button>
                )
              })}
            </span>
          </li>
        ))}
      </ul>
      {isError && <p role="alert">{say('failed')}</p>}
    </section>
  )
}
