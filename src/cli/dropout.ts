import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../config/load-config'
import { HubError } from '../errors/hub-error'
import type { Language } from '../errors/language'
import { bytesOf } from '../kit/bytes-of'
import { checkList, type Ask, type EnrolmentAnswer } from '../pupil-lists/check-list'
import { readCsv } from '../pupil-lists/csv'
import { decode, ENCODINGS, type Encoding } from '../pupil-lists/encoding'
import { MOST, tooMuch, type ListRow } from '../pupil-lists/list'
import { readWorkbook } from '../pupil-lists/workbook'
import { csvOf, writeList } from '../pupil-lists/write-list'
import { CliError } from './fail'
import { HubAccount } from './hub-account'

export interface DropoutCheckOptions {
  readonly client: string
  readonly secretFile: string
  readonly hub?: string
  readonly issuer?: string
  readonly purpose?: string
  readonly column?: string
  readonly sheet?: string
  readonly encoding?: string
  readonly language?: string
  readonly out?: string
}

const LIMIT = '{ me { limits { ids } } }'
const STATUS =
  'query FileCheck($students: [String!]!) { enrolmentStatus(students: $students) { index rollState since attendanceBand dropoutState error { code message } } }'

/**
 * Asks the hub for the state of enrolment of each pupil of a list, and writes the list with the answers. Nothing is written unless all is
 * answered. Throws HubError FILE_*, and what the hub refuses with; prints counts, never a number.
 */
export async function dropoutCheck(config: Config, file: string, options: DropoutCheckOptions): Promise<void> {
  const language = oneOf('--language', options.language ?? 'zh', ['zh', 'en'] as const)
  const named = options.encoding === undefined ? null : oneOf('--encoding', options.encoding, ENCODINGS)
  const out = options.out ?? path.join(path.dirname(file), `${path.parse(file).name}.checked.csv`)
  const { rows, encoding, newline } = await readList(file, named, options.sheet ?? null)
  const account = accountOf(config, options, language)
  const checked = await checkList(rows, { column: options.column ?? null, language }, askOf(account))
  write(out, csvOf(checked.rows, newline), encoding)
  const errors = [...checked.errors].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => `${count} ${code}`)
  process.stdout.write(`${checked.rows.length} rows, ${checked.asked} numbers asked; errors: ${errors.join(', ') || 'none'}\nwritten to ${out}\n`) // prettier-ignore
}

function write(out: string, text: string, encoding: Encoding): void {
  try {
    writeList(out, text, encoding)
  } catch (fault) {
    if (fault instanceof HubError) throw fault
    throw new CliError(`The file ${out} cannot be written (${(fault as { code?: string }).code ?? 'unknown'}).`)
  }
}

interface ReadList {
  readonly rows: readonly ListRow[]
  readonly encoding: Encoding
  readonly newline: '\r\n' | '\n'
}

async function readList(file: string, named: Encoding | null, sheet: string | null): Promise<ReadList> {
  const kind = path.extname(file).toLowerCase()
  if (kind !== '.csv' && kind !== '.xlsx') throw new CliError('Expected a file .csv or .xlsx.')
  const bytes = contentOf(file)
  if (kind === '.xlsx') return { rows: await readWorkbook(bytes, sheet), encoding: 'utf-8', newline: '\r\n' }
  const { text, encoding } = decode(bytes, named)
  const newline = text.includes('\n') && !text.includes('\r\n') ? '\n' : '\r\n'
  return { rows: readCsv(text), encoding, newline }
}

function contentOf(file: string): Uint8Array {
  const bytes = bytesOf(file, MOST.bytes)
  if (typeof bytes !== 'string') return bytes
  if (bytes.includes('more than')) throw tooMuch('the file', 'bytes', MOST.bytes)
  throw new CliError(`The file ${file} cannot be read (${bytes}).`)
}

/** Asks in batches as large as the account may. */
function askOf(account: HubAccount): Ask {
  return async (numbers) => {
    const { me } = await account.ask<{ me: { limits: { ids: number } } }>(LIMIT, {})
    const answers: EnrolmentAnswer[] = []
    for (let from = 0; from < numbers.length; from += me.limits.ids) {
      const students = numbers.slice(from, from + me.limits.ids)
      const { enrolmentStatus } = await account.ask<{ enrolmentStatus: (EnrolmentAnswer & { index: number })[] | null }>(STATUS, { students }) // prettier-ignore
      if (!enrolmentStatus) throw new CliError('This account may not ask for the state of enrolment.')
      if (enrolmentStatus.length !== students.length || enrolmentStatus.some(({ index }, i) => index !== i))
        throw new CliError('The hub’s answers are not those to the numbers asked.')
      answers.push(...enrolmentStatus)
    }
    return answers
  }
}

function accountOf(config: Config, options: DropoutCheckOptions, language: Language): HubAccount {
  const hub = options.hub ?? config.http.publicUrl
  let secret: string
  try {
    secret = readFileSync(options.secretFile, 'utf8').trim()
  } catch {
    throw new CliError(`The file ${options.secretFile} with the client’s secret cannot be read.`)
  }
  const issuer = options.issuer ?? config.auth.issuer ?? `${hub.replace(/\/+$/, '')}/realms/tonglian`
  return new HubAccount({ hub, issuer, client: options.client, secret, purpose: options.purpose ?? null, language })
}

function oneOf<Word extends string>(name: string, given: string, words: readonly Word[]): Word {
  const word = words.find((one) => one === given)
  if (word === undefined) throw new CliError(`${name}: expected one of ${words.join(', ')}.`)
  return word
}
