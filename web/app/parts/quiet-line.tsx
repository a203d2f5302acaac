import { Button, DialogTrigger } from 'react-aria-components'
import { Panel } from './panel'
import type { Answer } from '../hub/ask'
import { useFormats } from '../language/format'
import { useWords } from '../language/words'
import words from './words.json'

/** Under every title: as of when, which registries answered, how much is withheld. */
export function QuietLine({ answer }: { readonly answer: Answer<unknown> }) {
  const say = useWords(words)
  const formats = useFormats()
  const { sources, withheld, masked, requestId } = answer
  const answered = sources.filter(({ state }) => state === 'ANSWERED')
  const newest = answered
    .flatMap(({ asOf }) => asOf ?? [])
    .sort()
    .at(-1)
  const fields = new Set(withheld.map(({ field }) => field)).size
  return (
    <p className="quiet-line">
      {newest !== undefined && <span>{say('asOf', { time: formats.time(newest) })}</span>}
      {sources.length > 0 && <span>{say('answered', { answered: answered.length, all: sources.length })}</span>}
      {fields > 0 && <span>{say('withheldCount', { count: fields })}</span>}
      {masked.length > 0 && (
        <span>{say('maskedCount', { count: new Set(masked.map(({ field }) => field)).size })}</span>
      )}
      <DialogTrigger>
        <Button className="link">{say('aboutAnswer')}</Button>
        <Panel label={say('aboutAnswer')}>
          <p>{say('requestId', { id: requestId })}</p>
          <p>{say('recorded')}</p>
        </Panel>
      </DialogTrigger>
    </p>
  )
}
