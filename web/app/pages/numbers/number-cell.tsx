import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import type { Told, Withheld } from './grid'
import type { Measure } from './question'
import words from './words.json'

/** A number as its measure is written: children, per cent, or more and fewer. */
export function useMeasured(): (measure: Measure, number: number) => string {
  const formats = useFormats()
  return (measure, number) => {
    if (measure === 'SHARE') return `${formats.number(Math.round(number * 1000) / 10)}%`
    const text = formats.number(Math.abs(number))
    if (measure === 'COUNT') return text
    return number > 0 ? `+${text}` : number < 0 ? `−${text}` : text
  }
}

export interface NumberCellProps {
  readonly told: Told
  readonly measure: Measure
  readonly total?: boolean
}

/** A number, zero too; or, hatched, that it is withheld, why, and where it can be had. Read aloud it is a sentence. */
export function NumberCell({ told, measure, total = false }: NumberCellProps) {
  const say = useWords(words)
  const measured = useMeasured()
  const name = total ? 'sum' : undefined
  if (told === null)
    return (
      <td className={name}>
        <span aria-hidden="true">—</span>
        <span className="unseen">{say('noSense')}</span>
      </td>
    )
  if ('withheld' in told)
    return (
      <td className={`withheld ${name ?? ''}`} data-withheld={told.withheld.rule}>
        <WithheldMark withheld={told.withheld} />
      </td>
    )
  return (
    <td className={name} data-number={told.number}>
      {measured(measure, told.number)}
    </td>
  )
}

export function WithheldMark({ withheld: { rule, level } }: { readonly withheld: Withheld }) {
  const say = useWords(words)
  const terms = useTerms()
  const where = level === null ? null : terms.value('DivisionLevel', level)
  return (
    <>
      <span className="unseen">{say('withheldRead', { rule, level: where ?? 'none' })}</span>
      <span className="mark" aria-hidden="true">
        {say('withheldMark', { rule })}
        {where !== null && <small>{say('seeLevel', { level: where })}</small>}
      </span>
    </>
  )
}
