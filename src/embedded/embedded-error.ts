/**
 * All reasons that can stop the embedded PostgreSQL:
 * BUSY another hub uses the folder · PORT_BUSY the port is taken · DISK_FULL too little space · HALF_MADE an incomplete folder that is not
 * ours to repair · NOT_WRITABLE no right to write · VERSION data of another major version · FAILED everything else.
 */
export type EmbeddedErrorCode =
  | 'EMBEDDED_BUSY'
  | 'EMBEDDED_PORT_BUSY'
  | 'EMBEDDED_DISK_FULL'
  | 'EMBEDDED_HALF_MADE'
  | 'EMBEDDED_NOT_WRITABLE'
  | 'EMBEDDED_VERSION'
  | 'EMBEDDED_FAILED'

/** A refusal to start, in words for the person at the terminal: what is wrong (`sentence`) and what to do (`remedy`). */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'

  constructor(
    readonly code: EmbeddedErrorCode,
    readonly sentence: string,
    readonly remedy: string,
    options?: { cause: unknown },
  ) {
    super(`${sentence} ${remedy}`, options)
  }
}

/** Turns a fault of the file system into the sentence that fits; an EmbeddedError passes through unchanged. */
export function asEmbeddedError(fault: unknown, doing: string): EmbeddedError {
  if (fault instanceof EmbeddedError) return fault
  const { code, path, message } = fault as NodeJS.ErrnoException
  const where = path ?? 'the data folder'
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100': // PostgreSQL: disk_full
      return diskFull(`The disk is full: ${doing} failed at ${where}.`, fault)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return notWritable(where, fault)
    case undefined:
    default:
      return new EmbeddedError(
        'EMBEDDED_FAILED',
        `The embedded PostgreSQL: ${doing} failed: ${message}.`,
        ASK_FOR_SERVER,
        {
          cause: fault,
        },
      )
  }
}

export function diskFull(sentence: string, cause?: unknown): EmbeddedError {
  const remedy = 'Free some space, or put the data on another disk with TONGLIAN_DATA_DIR, and start again.'
  return new EmbeddedError('EMBEDDED_DISK_FULL', sentence, remedy, { cause })
}

export function notWritable(where: string, cause?: unknown): EmbeddedError {
  const remedy = 'Give this user the right to write there, or choose another folder with TONGLIAN_DATA_DIR.'
  return new EmbeddedError('EMBEDDED_NOT_WRITABLE', `The data folder cannot be written: ${where}.`, remedy, { cause })
}

/** The way out that always exists: settings that name existing servers. */
export const ASK_FOR_SERVER =
  'If it stays so, run on a PostgreSQL server of your own: set TONGLIAN_HUB_URL and the registry addresses (docs/CONFIG.md).'
