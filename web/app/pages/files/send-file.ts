import { readAnswer, type Asking } from '../../hub/ask'
import { HubFault } from '../../hub/fault'
import { readEvents } from '../../hub/read-events'

export type FileEncoding = 'utf-8' | 'gbk'

export interface FileToCheck {
  readonly file: File
  /** Of a CSV file. */
  readonly encoding: FileEncoding
  /** Heading or letter of the numbers; empty: found by its heading. */
  readonly column: string
}

export interface Progress {
  readonly answered: number
  readonly of: number
}

export interface Checked {
  readonly rows: number
  readonly asked: number
  /** Rows by the code of their error. */
  readonly errors: Readonly<Record<string, number>>
  /** The first of them. */
  readonly faults: readonly { readonly line: number; readonly code: string; readonly message: string }[]
  readonly file: Blob
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function isWorkbook({ name }: File): boolean {
  return /\.xlsx$/i.test(name)
}

/** Sends a file to be checked, and reads it back with its answers. Throws HubFault, and AbortError when `signal` says so. */
export async function sendFile(
  { file, encoding, column }: FileToCheck,
  { purpose, language }: Asking,
  signal: AbortSignal,
  progress: (progress: Progress) => void,
): Promise<Checked> {
  const init: RequestInit = {
    method: 'POST',
    headers: {
      'content-type': isWorkbook(file) ? XLSX : `text/csv; charset=${encoding}`,
      accept: 'text/event-stream',
      'accept-language': language === 'zh' ? 'zh-CN' : 'en',
      'x-tonglian-csrf': '1',
      'x-purpose': purpose,
      ...(column === '' ? {} : { 'x-file-column': encodeURIComponent(column) }),
    },
    body: file,
    cache: 'no-store',
    signal,
  }
  try {
    return await read(await fetch('/files/dropout-check', init), progress)
  } catch (fault) {
    if (fault instanceof HubFault || signal.aborted) throw fault
    throw new HubFault('OFFLINE', '', {})
  }
}

interface FileEvent {
  readonly progress?: Progress
  readonly checked?: Omit<Checked, 'file'> & { readonly type: string }
  /** A piece, in base64. */
  readonly file?: string
}

async function read(response: Response, progress: (progress: Progress) => void): Promise<Checked> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) readAnswer(await response.json()) // throws why
  let checked: FileEvent['checked']
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for await (const event of readEvents(response)) {
    const { progress: told, checked: counts, file } = event as FileEvent
    if (told) progress(told)
    else if (counts) checked = counts
    else if (file !== undefined) pieces.push(Uint8Array.from(atob(file), (sign) => sign.charCodeAt(0)))
    else readAnswer(event as Parameters<typeof readAnswer>[0])
  }
  if (!checked) throw new HubFault('OFFLINE', '', {}) // the line was cut
  return { ...checked, file: new Blob(pieces, { type: checked.type }) }
}
