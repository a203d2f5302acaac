import { useState } from 'react'
import { useWords } from '../../language/words'
import type { ValueProps } from './condition-form'
import type { Asked } from './condition-words'
import words from './words.json'

export interface NameFormProps extends ValueProps {
  /** Whether the account may search by former names. */
  readonly former: boolean
}

type How = 'start' | 'exact' | 'former'

/** A name by its beginning or reading, the whole name, or a former one. */
export function NameForm({ asked, give, former }: NameFormProps) {
  const say = useWords(words)
  const [how, setHow] = useState<How>(asked.exact != null ? 'exact' : asked.former != null ? 'former' : 'start')
  const [text, setText] = useState(asked.exact ?? asked.former ?? asked.prefix ?? asked.pinyin ?? '')
  const change = (by: How, written: string) => {
    setHow(by)
    setText(written)
    give(askedBy(by, written.trim()))
  }
  return (
    <>
      <select aria-label={say('how')} value={how} onChange={({ target }) => change(target.value as How, text)}>
        <option value="start">{say('nameOrPinyin')}</option>
        <option value="exact">{say('nameExact')}</option>
        {former && <option value="former">{say('nameFormer')}</option>}
      </select>
      <input
        type="text"
        aria-label={say(how === 'start' ? 'nameOrPinyin' : how === 'exact' ? 'nameExact' : 'nameFormer')}
        autoComplete="off"
        value={text}
        onChange={({ target }) => change(how, target.value)}
      />
    </>
  )
}

/** Latin letters are a reading or initials, everything else is the beginning of the name. */
function askedBy(how: How, text: string): Asked | null {
  if (text === '') return null
  if (how !== 'start') return { [how]: text }
  return /^[\p{Script=Latin}\d: ]+$/u.test(text) ? { pinyin: text } : { prefix: text }
}
