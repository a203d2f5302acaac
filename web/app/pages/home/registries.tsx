import { HomeRegistriesDocument } from '@generated/app/graphql'
import { useAnswer } from '../../hub/use-hub'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import { useRegistryWords } from '../../parts/registries'
import { Skeleton } from '../../parts/skeleton'
import words from './words.json'

/** A shape beside each word, so that a state is seen without colour. */
const SHAPES: Readonly<Record<string, string>> = { UP: '●', SLOW: '◐', STALE: '◔', DOWN: '✕', NOT_CONNECTED: '–' }

/** How the registries do, and of when their data is. */
export function Registries() {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const registry = useRegistryWords()
  const { data, error } = useAnswer(HomeRegistriesDocument, {})
  return (
    <section className="box" aria-labelledby="registries">
      <h2 id="registries">{say('registries')}</h2>
      {error && <Refused fault={error} />}
      {!data && !error && <Skeleton rows={2} />}
      <ul className="registries">
        {data?.data.registries.map(({ name, state, asOf }) => (
          <li key={name} data-registry={name}>
            <b>{registry(name).title}</b> <span className="none">{registry(name).owner}</span>
            <span className={state === 'UP' ? 'state' : 'state attention'}>
              <span aria-hidden="true">{SHAPES[state] ?? '?'}</span> {terms.value('RegistryHealth', state)}
            </span>
            <span className="none">
              {asOf === null ? say('neverRead') : say('dataOf', { time: formats.time(asOf) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
