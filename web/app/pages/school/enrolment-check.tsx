import { useId, useState, type DragEvent, type FormEvent } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import { useWords } from '../../language/words'
import { QuietLine } from '../../parts/quiet-line'
import { Refused } from '../../parts/refused'
import { Skeleton } from '../../parts/skeleton'
import { EnrolmentTable } from './enrolment-table'
import { numbersIn, useEnrolment } from './use-enrolment'
import { useMostNumbers } from './use-pupils'
import words from './words.json'

/** ID or roll numbers, pasted, dropped or from a file; the roll's state of each. They stay in the page's memory until it is left. */
export function EnrolmentCheck() {
  const say = useWords(words)
  const id = useId()
  const most = useMostNumbers()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState<readonly string[]>([])
  const { mutate, data, error, isPending, reset } = useEnrolment()
  const numbers = numbersIn(text)
  const tooMany = most !== null && numbers.length > most
  const take = async (file: File | null | undefined) => {
    if (file) setText(await file.text())
  }
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files
    if (!file) return
    event.preventDefault()
    void take(file)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(numbers)
    mutate(numbers)
  }
  const clear = () => {
    setText('')
    setAsked([])
    reset()
  }
  return (
    <section className="box" aria-labelledby="check">
      <h2 id="check">{say('check')}</h2>
      <form className="stack" onSubmit={send} onDrop={drop} onDragOver={(event) => event.preventDefault()}>
        <label htmlFor={`${id}t`}>{say('numbers', { most: most ?? '…' })}</label>
        <textarea
          id={`${id}t`}
          rows={6}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}n`}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <p id={`${id}n`} className="quiet-line">
          {say('kept')}
        </p>
        <div className="line">
          <FileTrigger
            acceptedFileTypes={['.txt', '.csv', 'text/plain', 'text/csv']}
            onSelect={(files) => void take(files?.[0])}
          >
            <Button>{say('file')}</Button>
          </FileTrigger>
          <Button type="submit" className="primary" isDisabled={numbers.length === 0 || tooMany || isPending}>
            {say('ask', { count: numbers.length })}
          </Button>
          {(text !== '' || data) && <Button onPress={clear}>{say('clear')}</Button>}
        </div>
        {tooMany && <p role="alert">{say('tooMany', { count: numbers.length, most })}</p>}
      </form>
      {isPending && <Skeleton rows={6} />}
      {error && <Refused fault={error} />}
      {data && (
        <>
          <QuietLine answer={data} />
          <EnrolmentTable numbers={asked} answers={data.data.enrolmentStatus ?? []} />
        </>
      )}
    </section>
  )
}
