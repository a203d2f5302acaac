import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { useRegistryWords } from '../../parts/registries'
import { useTerms } from '../../language/terms'
import { Lock } from '../../parts/lock'
import { queryOf, type Limits } from './limits'
import type { ShownChild } from './page'
import words from './words.json'

/** Which records the page was put together from, and how sure each link is. */
export function Links({ child, limits }: { readonly child: ShownChild; readonly limits: Limits }) {
  const terms = useTerms()
  const say = useWords(words)
  const formats = useFormats()
  const registryWords = useRegistryWords()
  const links = child.links ?? []
  if (links.length === 0) return null
  const locked = (['recordId', 'decidedBy'] as const).flatMap((field) => {
    const limited = limits.withheldAt(`links.${field}`)
    return limited ? [{ field, limited }] : []
  })
  const sure = links.every(({ state, rule }) => state === 'CERTAIN' && rule === 'id-number')
  return (
    <section className="links" aria-labelledby="links">
      <h2 id="links">{say('links')}</h2>
      <p>{sure ? say('linksSure', { count: links.length }) : say('linksMixed', { count: links.length })}</p>
      <ul>
        {links.map(({ registry, recordId, state, rule, primary, decidedBy }, index) => (
          <li key={index}>
            <b>{registryWords(registry).title}</b> <span>{formats.value('LinkState', state)}</span>{' '}
            <span>{rule in RULES ? say(RULES[rule]!) : rule}</span> {recordId && <code>{recordId}</code>}{' '}
            {decidedBy && <span>{decidedBy}</span>} {!primary && <span className="tag">{say('secondRecord')}</span>}
          </li>
        ))}
      </ul>
      {locked.length > 0 && (
        <ul className="locks no-print">
          {locked.map(({ field, limited }) => (
            <li key={field}>
              <Lock
                label={terms.field('ChildLink', field)}
                limited={limited}
                query={queryOf(child.id, `links.${field}`, true)}
                childId={child.id}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const RULES: Readonly<Record<string, keyof typeof words & string>> = {
  'id-number': 'ruleIdNumber',
  'roll-number': 'ruleRollNumber',
}
