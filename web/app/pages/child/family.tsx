import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import type { Limits } from './limits'
import type { ShownChild } from './page'
import words from './words.json'

interface Person {
  readonly name: string | null
  readonly role: string
  /** Null: the registry says it; else it is derived, so surely. */
  readonly certainty: string | null
  readonly note: string | null
}

/** The people around the child, by whom a registry names them: parents and guardians above, carers and household beside. */
export function Family({ child, limits }: { readonly child: ShownChild; readonly limits: Limits }) {
  const say = useWords(words)
  const formats = useFormats()
  const { household, welfare } = child
  const parents = (household?.parents ?? []).map((one): Person => ({
    name: one.name,
    role: formats.value('ParentKind', one.kind) ?? '',
    certainty: one.certainty,
    note: one.alive === false ? say('deceased') : awayNote(one.kind),
  }))
  const guardians = (household?.guardians ?? [])
    .filter(({ basis }) => basis !== 'PARENT')
    .map((one): Person => ({
      name: one.name,
      role: one.relation ?? say('guardian'),
      certainty: one.certainty,
      note: formats.value('GuardianBasis', one.basis),
    }))
  const carers = (welfare?.carers ?? []).map((one): Person => ({
    name: one.name,
    role: one.relation ?? say('carer'),
    certainty: null,
    note: one.until ? say('until', { date: one.until }) : say('carer'),
  }))
  const nobody = parents.length + guardians.length + carers.length === 0
  if (nobody && limits.withheldBelow('household').length + limits.withheldBelow('welfare').length > 0) return null
  return (
    <section className="family" aria-labelledby="family">
      <h2 id="family">{say('family')}</h2>
      {nobody ? (
        <p className="none">{say('nobodyKnown')}</p>
      ) : (
        <div className="tree">
          <Row title={say('parents')} people={parents} />
          <p className="self">{child.name ?? say('withoutName')}</p>
          <Row title={say('guardians')} people={guardians} />
          <Row title={say('carers')} people={carers} />
        </div>
      )}
    </section>
  )

  function awayNote(kind: string | null): string | null {
    const away = welfare?.parentsAway?.find(({ parent }) => parent === kind)
    return away ? say('away') : null
  }
}

function Row({ title, people }: { readonly title: string; readonly people: readonly Person[] }) {
  const say = useWords(words)
  const formats = useFormats()
  if (people.length === 0) return null
  return (
    <div className="people">
      <h3>{title}</h3>
      <ul>
        {people.map(({ name, role, certainty, note }, index) => (
          <li key={index} data-certainty={certainty ?? 'RECORDED'}>
            <b>{name ?? say('withoutName')}</b>
            <span>{role}</span>
            {certainty !== null && (
              <span className="tag">{say('derived', { certainty: formats.value('Certainty', certainty) })}</span>
            )}
            {note !== null && <span>{note}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
