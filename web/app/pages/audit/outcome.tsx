import { useWords } from '../../language/words'
import type { Entry } from './entries'
import words from './words.json'

/** Done, or why not, in words; the code stands in the details. */
export function Outcome({ entry: { outcome, kind, change } }: { readonly entry: Entry }) {
  const say = useWords(words)
  if (kind === 'LOOK') return null
  const what = change && `change-${change}` in words ? say(`change-${change}` as keyof typeof words) : change
  const how =
    outcome === 'done'
      ? say('done')
      : outcome === 'unconfirmed'
        ? say('unconfirmed')
        : say('refused', { code: outcome })
  return <>{[what, how].filter(Boolean).join(say('comma'))}</>
}
