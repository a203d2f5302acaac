import type { CountedFragment } from '@generated/app/graphql'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import words from './words.json'

/** Which kind of numbers these are, and of when: published ones over everybody, or exact ones of the own scope. */
export function Standing({ counts: { exact, asOf, release } }: { readonly counts: CountedFragment }) {
  const say = useWords(words)
  const formats = useFormats()
  return (
    <p className="standing" data-exact={exact}>
      <span className="tag">{say('sourceIs', { source: exact ? 'exact' : 'release' })}</span>{' '}
      {release
        ? say('released', {
            month: release.month,
            correction: release.correction,
            time: formats.dayAndTime(release.publishedAt),
          })
        : say('countedNow', { time: asOf === null ? '—' : formats.time(asOf) })}
    </p>
  )
}
