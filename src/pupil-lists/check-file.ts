import { setImmediate as breathe } from 'node:timers/promises'
import { HubError } from '../errors/hub-error'
import type { Language } from '../errors/language'
import { writeWorkbook } from '../sheets/write-workbook'
import type { EnrolmentAnswer, LimitData, StatusData } from './answer-columns'
import { checkList, type Ask, type Checked } from './check-list'
import { readCsv } from './csv'
import { decode, encode, type Encoding } from './encoding'
import { AT_ONCE } from './in-turns'
import { MOST, tooMuch, type ListRow } from './list'
import { readWorkbook } from './workbook'
import { csvOf } from './write-list'

export type FileKind = 'csv' | 'xlsx'

export interface FileOptions {
  readonly kind: FileKind
  /** Of a CSV file; null: by its mark, or UTF-8. Never guessed. */
  readonly encoding: Encoding | null
  /** Sheet of a workbook; null: the first. */
  readonly sheet: string | null
  /** Heading or letter of the numbers; null: found by its heading. */
  readonly column: string | null
  readonly language: Language
}

export interface CheckedFile extends Checked {
  readonly encoding: Encoding
  readonly newline: '\r\n' | '\n'
}

/** How the hub is asked, over HTTP or within it. Both throw HubError with the hub's code. */
export interface HubAsk {
  limit(): Promise<LimitData>
  status(students: readonly string[]): Promise<StatusData>
  /** Ends after so many seconds; throws when the check is to be given up. */
  wait(seconds: number): Promise<void>
}

/** The list of a file with the hub's answers. Throws HubError FILE_*, and whatever the hub is asked with throws. */
export async function checkFile(bytes: Uint8Array, options: FileOptions, ask: Ask): Promise<CheckedFile> {
  if (bytes.length > MOST.bytes) throw tooMuch('the file', 'bytes', MOST.bytes)
  const { rows, encoding, newline } = await readRows(bytes, options)
  return { ...(await checkList(rows, options, ask)), encoding, newline }
}

async function readRows(bytes: Uint8Array, { kind, encoding: named, sheet }: FileOptions) {
  if (kind === 'xlsx') return { rows: await readWorkbook(bytes, sheet), encoding: 'utf-8', newline: '\r\n' } as const
  const { text, encoding } = decode(bytes, named)
  const newline: CheckedFile['newline'] = text.includes('\n') && !text.includes('\r\n') ? '\n' : '\r\n'
  const rows: readonly ListRow[] = readCsv(text)
  return { rows, encoding, newline }
}

/** The checked list as a file, whole: whoever writes it away has all of it, or a HubError. CSV in its own encoding. */
export async function bytesOfChecked(file: CheckedFile, kind: FileKind): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = []
  if (kind === 'xlsx') {
    const heads = file.head === null ? 0 : file.head + 1
    for await (const part of writeWorkbook([{ name: 'checked', rows: file.rows, heads }]))
      parts.push(part as Uint8Array)
    return parts
  }
  for (let from = 0; from < file.rows.length; from += AT_ONCE) {
    const rows = file.rows.slice(from, from + AT_ONCE).map((cells) => cells.map(({ text }) => text))
    parts.push(encode(csvOf(rows, file.newline), file.encoding, from === 0))
    await breathe()
  }
  return parts
}

/** Asks in batches as large as the account may, and waits where it asks too often. `told`: how many are answered by now. */
export function inBatches(hub: HubAsk, told: (answered: number, of: number) => void = () => undefined): Ask {
  return async (numbers) => {
    const most = mostOf(await waitedOut(hub, () => hub.limit()))
    const answers: EnrolmentAnswer[] = []
    for (let from = 0; from < numbers.length; from += most) {
      const students = numbers.slice(from, from + most)
      const { enrolmentStatus } = await waitedOut(hub, () => hub.status(students))
      if (!enrolmentStatus) throw mayNotAsk()
      if (enrolmentStatus.length !== students.length || enrolmentStatus.some(({ index }, i) => index !== i))
        throw new HubError('INTERNAL', 'expected the answers to the numbers asked, in their order')
      answers.push(...enrolmentStatus)
      told(answers.length, numbers.length)
    }
    return answers
  }
}

/** The limit is of a minute: a batch that was not let in for so long never will be. */
const MOST_WAITS = 5

async function waitedOut<T>({ wait }: HubAsk, run: () => Promise<T>): Promise<T> {
  for (let waits = 0; ; waits += 1)
    try {
      return await run()
    } catch (fault) {
      if (!(fault instanceof HubError) || fault.code !== 'RATE_LIMITED' || waits === MOST_WAITS) throw fault
      await wait(Number(fault.extra['retryAfter'] ?? 60))
    }
}

/** Throws HubError ACCESS_FILTER. */
export function mostOf({ me, enrolmentStatus }: LimitData): number {
  if (!enrolmentStatus) throw mayNotAsk()
  return me.limits.ids
}

function mayNotAsk(): HubError {
  return new HubError('ACCESS_FILTER', 'This account may not ask for the state of enrolment.')
}
