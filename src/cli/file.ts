import { readFileSync, statSync } from 'node:fs'
import { createPublicKey } from 'node:crypto'
import type { Config } from '../config/load-config'
import { FileKey } from '../exports/file-key'
import { verifyWorkbook } from '../exports/verify-file'
import { MOST } from '../pupil-lists/list'
import { CliError } from './fail'

/** By the key of this hub, or by a public key in a file. Exit code 0 only for what is as it was signed. */
export async function verify(
  file: string,
  by: { readonly config: Config } | { readonly keyFile: string },
): Promise<void> {
  const pem = 'config' in by ? new FileKey(by.config.audit.key).publicPem : publicKeyOf(by.keyFile)
  const isTrue = await verifyWorkbook(contentOf(file, 'a workbook .xlsx'), pem)
  process.stdout.write(isTrue ? 'as it was signed\n' : 'NOT as it was signed by this key\n')
  if (!isTrue) process.exitCode = 1
}

export function printKey(config: Config): void {
  process.stdout.write(new FileKey(config.audit.key).publicPem)
}

function publicKeyOf(file: string): string {
  const pem = contentOf(file, 'a public key (PEM)').toString('utf8')
  try {
    if (createPublicKey(pem).asymmetricKeyType === 'ed25519') return pem
  } catch {
    // told below
  }
  throw new CliError('Expected a public ed25519 key (PEM), as `tonglian file key` prints it.')
}

function contentOf(file: string, expected: string): Buffer {
  try {
    if (statSync(file).size > MOST.bytes) throw new CliError(`Expected a file of at most ${MOST.bytes} bytes.`)
    return readFileSync(file)
  } catch (fault) {
    if (fault instanceof CliError) throw fault
    throw new CliError(`The file cannot be read. Expected ${expected}.`)
  }
}
