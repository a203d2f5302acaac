import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../config/load-config'
import { HubError } from '../errors/hub-error'
import type { Language } from '../errors/language'
import { bytesOf } from '../kit/bytes-of'
import { LIMIT_QUERY, STATUS_QUERY, type LimitData, type StatusData } from '../pupil-lists/answer-columns'
import { bytesOfChecked, checkFile, inBatches, type FileKind, type HubAsk } from '../pupil-lists/check-file'
import { ENCODINGS } from '../pupil-lists/encoding'
import { MOST, tooMuch } from '../pupil-lists/list'
import { writeList } from '../pupil-lists/write-list'
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

/**
 * Asks the hub for the state of enrolment of each pupil of a list, and writes the list with the answers. Nothing is written unless all is
 * answered. Throws HubError FILE_*, and what the hub refuses with; prints counts, never a number.
 */
export async function dropoutCheck(config: Config, file: string, options: DropoutCheckOptions): Promise<void> {
  const language = oneOf('--language', options.language ?? 'zh', ['zh', 'en'] as const)
  const encoding = options.encoding === undefined ? null : oneOf('--encoding', options.encoding, ENCODINGS)
  const kind = kindOf(file)
  const out = options.out ?? path.join(path.dirname(file), `${path.parse(file).name}.checked.${kind}`)
  const outKind = kindOf(out)
  const bytes = contentOf(file)
  const hub = askerOf(accountOf(config, options, language))
  const { column = null, sheet = null } = options
  const checked = await checkFile(bytes, { kind, encoding, sheet, column, language }, inBatches(hub))
  write(out, await bytesOfChecked(checked, outKind))
  const errors = [...checked.errors].map(([code, count]) => `${count} ${code}`)
  process.stdout.write(`${checked.rows.length} rows, ${checked.asked} numbers asked; errors: ${errors.join(', ') || 'none'}\nwritten to ${out}\n`) // prettier-ignore
}

function write(out: string, parts: readonly Uint8Array[]): void {
  try {
    writeList(out, parts)
  } catch (fault) {
    throw new CliError(`The file ${out} cannot be written (${(fault as { code?: string }).code ?? 'unknown'}).`)
  }
}

function kindOf(file: string): FileKind {
  const kind = path.extname(file).toLowerCase()
  if (kind !== '.csv' && kind !== '.xlsx') throw new CliError('Expected a file .csv or .xlsx.')
  return kind === '.csv' ? 'csv' : 'xlsx'
}

function contentOf(file: string): Uint8Array {
  const bytes = bytesOf(file, MOST.bytes)
  if (typeof bytes !== 'string') return bytes
  if (bytes.includes('more than')) throw tooMuch('the file', 'bytes', MOST.bytes)
  throw new CliError(`The file ${file} cannot be read (${bytes}).`)
}

function askerOf(account: HubAccount): HubAsk {
  return {
    limit: () => account.ask<LimitData>(LIMIT_QUERY, {}),
    status: (students) => account.ask<StatusData>(STATUS_QUERY, { students }),
    wait: async (seconds) => pause(seconds * 1000),
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
