import type { ChildQuery } from '@generated/app/graphql'
import { useEffect, useState } from 'react'
import { useOfficialWord } from '../../frame/official-word'
import { useSession } from '../../frame/session'
import type { Answer } from '../../hub/ask'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import type { Limits } from './limits'
import { SECTIONS } from './sections'
import words from './words.json'

/** What a printed page bears beside the child: whose print it is, on every sheet, and what was withheld. Not seen on the screen. */
export function PrintFrame({ answer, limits }: { readonly answer: Answer<ChildQuery>; readonly limits: Limits }) {
  const say = useWords(words)
  const terms = useTerms()
  const word = useOfficialWord()
  const formats = useFormats()
  const { account, purpose } = useSession()
  const at = usePrintTime()
  const mark = say('watermark', {
    account: account.name,
    time: formats.time(at),
    purpose: word(purpose ?? ''),
    request: answer.requestId,
  })
  const named = SECTIONS.flatMap(({ field: section, type, facts, lists }) => {
    const fields = [...facts, ...lists.map(({ field }) => field)].filter((field) =>
      limits.withheldAt(`${section}.${field}`),
    )
    if (limits.withheldAt(section)) return [say('printWhole', { section: terms.field('Child', section) })]
    if (fields.length === 0) return []
    return [
      say('printSome', {
        section: terms.field('Child', section),
        fields: fields.map((field) => terms.field(type, field)).join(say('comma')),
      }),
    ]
  })
  return (
    <div className="print-only">
      <div className="watermark" aria-hidden="true">
        {Array.from({ length: 12 }, (_, index) => (
          <span key={index}>{mark}</span>
        ))}
      </div>
      <p>{mark}</p>
      {named.length > 0 && (
        <>
          <h2>{say('printWithheld')}</h2>
          <ul>
            {named.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function usePrintTime(): string {
  const [at, setAt] = useState(() => new Date().toISOString())
  useEffect(() => {
    const now = () => setAt(new Date().toISOString())
    window.addEventListener('beforeprint', now)
    return () => window.removeEventListener('beforeprint', now)
  }, [])
  return at
}
