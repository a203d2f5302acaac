import { useFormats } from '../../language/format'
import { typeOfField, useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import { Lock } from '../../parts/lock'
import parts from '../../parts/words.json'
import { queryOf, type Limits } from './limits'

export interface FactProps {
  /** The type that has the field, for its words. */
  readonly type: string
  readonly field: string
  /** Below `child`. */
  readonly path: string
  readonly value: unknown
  readonly childId: string
  readonly limits: Limits
}

/** One fact: its word and its value, a mark if the value is masked, a lock if it is withheld, or that nothing is recorded. */
export function Fact({ type, field, path, value, childId, limits }: FactProps) {
  const say = useWords(parts)
  const terms = useTerms()
  const formats = useFormats()
  const withheld = limits.withheldAt(path)
  const kind = typeOfField(type, field)
  const label = terms.field(type, field)
  const text = formats.value(kind, value)
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {withheld ? (
          <Lock
            label={label}
            limited={withheld}
            query={queryOf(childId, path, kind !== 'Division')}
            childId={childId}
          />
        ) : (
          <>
            {text === null ? (
              <span className="none" data-field={path}>
                {say('empty')}
              </span>
            ) : (
              <span data-field={path}>{text}</span>
            )}
            {limits.isMasked(path) && <span className="tag">{say('masked')}</span>}
          </>
        )}
      </dd>
    </div>
  )
}
