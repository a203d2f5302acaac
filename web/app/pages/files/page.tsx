import { lazy, Suspense, useState } from 'react'
import { Button, DropZone, FileTrigger, ProgressBar, type DropZoneProps } from 'react-aria-components'
import { useFormats } from '../../language/format'
import { useWords } from '../../language/words'
import { Refused } from '../../parts/refused'
import './files.css'
import { isWorkbook, type FileEncoding, type Progress } from './send-file'
import { useFileCheck } from './use-file-check'
import words from './words.json'

/** The answer comes after the file. */
const FileResult = lazy(() => import('./result/file-result').then(({ FileResult: One }) => ({ default: One })))

type Dropped = Parameters<NonNullable<DropZoneProps['onDrop']>>[0]

const KINDS = /\.(csv|xlsx)$/i

/** 名单核查: a list of pupils as a file comes back with the state of enrolment of each, and with what is wrong with its numbers. */
export function Page() {
  const say = useWords(words)
  const [file, setFile] = useState<File | null>(null)
  const [isOther, setOther] = useState(false)
  const [encoding, setEncoding] = useState<FileEncoding>('utf-8')
  const [column, setColumn] = useState('')
  const { check, start, stop } = useFileCheck()
  const take = (chosen: File | null | undefined) => {
    if (!chosen) return
    stop()
    setOther(!KINDS.test(chosen.name))
    setFile(KINDS.test(chosen.name) ? chosen : null)
  }
  const drop = async ({ items }: Dropped) => {
    const item = items.find(({ kind }) => kind === 'file')
    if (item?.kind === 'file') take(await item.getFile())
  }
  const go = (how: FileEncoding) => {
    setEncoding(how)
    if (file) void start({ file, encoding: how, column })
  }
  const clear = () => {
    stop()
    setFile(null)
  }
  const isCsv = file !== null && !isWorkbook(file)
  return (
    <div className="files">
      <h1>{say('title')}</h1>
      <p>{say('what')}</p>
      <DropZone className="drop" aria-label={say('drop')} onDrop={(event) => void drop(event)}>
        <p>{file ? say('chosen', { name: file.name, kilobytes: Math.ceil(file.size / 1024) }) : say('drop')}</p>
        <FileTrigger acceptedFileTypes={['.csv', '.xlsx']} onSelect={(files) => take(files?.[0])}>
          <Button>{say('choose')}</Button>
        </FileTrigger>
      </DropZone>
      <p className="quiet-line">{say('kept')}</p>
      {isOther && <p role="alert">{say('otherKind')}</p>}
      {file && (
        <form
          className="line"
          onSubmit={(event) => {
            event.preventDefault()
            go(encoding)
          }}
        >
          {isCsv && (
            <label className="line">
              {say('encoding')}
              <select value={encoding} onChange={({ target }) => setEncoding(target.value as FileEncoding)}>
                <option value="utf-8">{say('utf8')}</option>
                <option value="gbk">{say('gbk')}</option>
              </select>
            </label>
          )}
          <label className="line">
            {say('column')}
            <input
              value={column}
              autoComplete="off"
              placeholder={say('columnFound')}
              onChange={({ target }) => setColumn(target.value.trim())}
            />
          </label>
          <Button type="submit" className="primary" isDisabled={check.step === 'running'}>
            {say('check')}
          </Button>
          <Button onPress={clear}>{say(check.step === 'running' ? 'stop' : 'clear')}</Button>
        </form>
      )}
      {check.step === 'running' && <Running progress={check.progress} />}
      {check.step === 'refused' && (
        <Refused fault={check.fault}>
          {check.fault.code === 'FILE_ENCODING' && isCsv && (
            <Button onPress={() => go(encoding === 'gbk' ? 'utf-8' : 'gbk')}>
              {say(encoding === 'gbk' ? 'asUtf8' : 'asGbk')}
            </Button>
          )}
        </Refused>
      )}
      {check.step === 'done' && file && (
        <Suspense>
          <FileResult checked={check.checked} name={file.name} />
        </Suspense>
      )}
    </div>
  )
}

/** How far it is; a reader hears that it began, and the end. */
function Running({ progress }: { readonly progress: Progress | null }) {
  const say = useWords(words)
  const formats = useFormats()
  const told = progress
    ? say('progress', { answered: formats.number(progress.answered), of: formats.number(progress.of) })
    : say('sending')
  return (
    <>
      <p role="status">{say('running')}</p>
      <ProgressBar
        aria-label={say('running')}
        isIndeterminate={!progress}
        value={progress?.answered ?? 0}
        maxValue={progress?.of ?? 1}
        valueLabel={told}
      >
        <span className="bar-of-check" aria-hidden="true">
          <span style={{ width: progress ? `${(100 * progress.answered) / progress.of}%` : '0' }} />
        </span>
        <span>{told}</span>
      </ProgressBar>
    </>
  )
}
