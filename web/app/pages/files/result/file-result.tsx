import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useFormats } from '../../../language/format'
import { useWords } from '../../../language/words'
import { saveFile } from '../../../parts/save-file'
import type { Checked } from '../send-file'
import words from './words.json'

/** What the check found, in numbers; the rows with errors; and the file with its answers. */
export function FileResult({ checked, name }: { readonly checked: Checked; readonly name: string }) {
  const say = useWords(words)
  const formats = useFormats()
  const [kind, setKind] = useState<string | null>(null)
  const kinds = Object.entries(checked.errors)
  const all = kinds.reduce((sum, [, count]) => sum + count, 0)
  const unanswered = kinds.reduce((sum, [code, count]) => (BEFORE.has(code) ? sum : sum + count), 0)
  const found = checked.asked - unanswered
  const shown = checked.faults.filter(({ code }) => kind === null || code === kind)
  return (
    <section aria-labelledby="checked" className="box">
      <h2 id="checked">{say('checked')}</h2>
      <p role="status">
        <b>{say('counts', { rows: checked.rows, asked: checked.asked, found, faults: all })}</b>
      </p>
      <div className="line">
        <Button className="primary" onPress={() => saveFile(checked.file, checkedName(name))}>
          {say('download')}
        </Button>
        <span className="none">{checkedName(name)}</span>
      </div>
      {all > 0 && (
        <>
          <ul className="toggles" aria-label={say('kinds')}>
            {[null, ...kinds.map(([code]) => code)].map((code) => (
              <li key={code ?? ''}>
                <button type="button" aria-pressed={kind === code} onClick={() => setKind(code)}>
                  {kindName(code)} {formats.number(code === null ? all : checked.errors[code]!)}
                </button>
              </li>
            ))}
          </ul>
          <div className="scroll long" tabIndex={0} role="group" aria-label={say('faults')}>
            <table>
              <caption>{say('faults')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('row')}</th>
                  <th scope="col">{say('kind')}</th>
                  <th scope="col">{say('why')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map(({ line, code, message }) => (
                  <tr key={line} data-line={line}>
                    <th scope="row">{line}</th>
                    <td>{kindName(code)}</td>
                    <td>{message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {checked.faults.length < all && <p className="quiet-line">{say('more', { shown: checked.faults.length })}</p>}
        </>
      )}
    </section>
  )

  function kindName(code: string | null): string {
    if (code === null) return say('all')
    return code in words ? say(code as keyof typeof words) : say('OTHER_FAULT')
  }
}

/** Found in the file itself: the number was not asked for. */
const BEFORE = new Set(['NUMBER_DAMAGED', 'NUMBER_OLD', 'BAD_ID_NUMBER'])

function checkedName(name: string): string {
  return name.replace(/(\.\w+)$/, '.checked$1')
}
