import { ConfigError } from '../config/config-error'
import { DemoError } from '../demo'
import { EmbeddedError } from '../embedded/embedded-error'
import { HubError } from '../errors/hub-error'

/** Something the person at the terminal can mend, in a sentence with its remedy. */
export class CliError extends Error {
  override readonly name = 'CliError'
}

/** What went wrong, as a sentence: never a stack trace. The unknown names its kind and code, as messages may quote data. */
export function sentenceOf(fault: unknown): string {
  if ((fault as { cause?: { code?: string } }).cause?.code === '42P01')
    return 'The hub’s database lacks its tables. Run `npm run tonglian -- migrate` first, with TONGLIAN_HUB_OWNER_URL.'
  if (fault instanceof EmbeddedError) return `${fault.sentence}\n${fault.remedy}`
  if (
    fault instanceof ConfigError ||
    fault instanceof DemoError ||
    fault instanceof HubError ||
    fault instanceof CliError
  )
    return fault.message
  const { name, code } = fault as { name?: string; code?: string }
  if (code === 'ECONNREFUSED')
    return 'A database refused the connection. Is it running, and are the addresses in the settings right?'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'The host of a database is not known. Check the addresses in the settings.'
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || name === 'KnexTimeoutError')
    return 'A database did not answer in time. Is its host reachable from here, and its port open?'
  if (code === '57014') return 'A database did not finish within the time limit. Try again when it is less busy.'
  if (code === '28P01' || code === '28000')
    return 'A database refused the role or its password. Check the addresses in the settings.'
  if (code === '3D000') return 'A database named in the settings does not exist.'
  if (code === 'ENOSPC') return 'The disk is full. Free some space and start again: nothing is lost.'
  if (code === 'EACCES') return 'A file or folder may not be read or written by this user. Check TONGLIAN_DATA_DIR.'
  const place = /\((?:.*?)((?:src|resolvers|connectors|migrations|node_modules)\/[^)]+)\)/.exec(
    (fault as Error).stack ?? '',
  )?.[1]
  return `It failed: ${[name ?? 'unknown fault', code, place && `at ${place}`].filter(Boolean).join(', ')}. This is a fault of the hub; please report it with this line.`
}
