import { useState } from 'react'
import type { EnrolmentQuery } from '@generated/app/graphql'
import { useFormats } from '../../language/format'
import { useTerms } from '../../language/terms'
import { useWords } from '../../language/words'
import words from './words.json'

export interface EnrolmentTableProps {
  /** As they were asked. */
  readonly numbers: readonly string[]
  readonly answers: NonNullable<EnrolmentQuery['enrolmentStatus']>
}

/** One row a number, in the order asked. */
export function EnrolmentTable({ numbers, answers }: EnrolmentTableProps) {
  const say = useWords(words)
  const terms = useTerms()
  const formats = useFormats()
  const [faultsAlone, setFaultsAlone] = useState(false)
  const faults = answers.filter(({ error }) => error !== null)
  const head = (field: string) => <th scope="col">{terms.field('EnrolmentStatus', field)}</th>
  return (
    <>
      <p className="line" role="status">
        <b>{say('answered', { found: answers.length - faults.length, faults: faults.length })}</b>
      </p>
      {faults.length > 0 && (
        <label className="line only">
          <input type="checkbox" checked={faultsAlone} onChange={({ target }) => setFaultsAlone(target.checked)} />
          {say('faultsAlone')}
        </label>
      )}
      <div className="scroll long" tabIndex={0} role="group" aria-label={say('check')}>
        <table className="enrolment">
          <thead>
            <tr>
              <th scope="col">{say('place')}</th>
              <th scope="col">{say('number')}</th>
              {head('rollState')}
              {head('since')}
              {head('attendanceBand')}
              {head('dropoutState')}
            </tr>
          </thead>
          <tbody>
            {(faultsAlone ? faults : answers).map(
              ({ index, rollState, since, attendanceBand, dropoutState, error }) => (
                <tr key={index} data-index={index}>
                  <td>{index + 1}</td>
                  <th scope="row">{formats.value('ID', numbers[index])}</th>
                  {error ? (
                    <td colSpan={4}>
                      <span className="tag attention">{say('noAnswer')}</span> {error.message}
                    </td>
                  ) : (
                    <>
                      <td>{formats.value('RollState', rollState)}</td>
                      <td>{since}</td>
                      <td>{formats.value('AttendanceBand', attendanceBand)}</td>
                      <td>{formats.value('DropoutState', dropoutState)}</td>
                    </>
                  )}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  )
}
