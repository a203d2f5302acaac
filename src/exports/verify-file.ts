import { openArchive } from '../pupil-lists/archive'
import { readWorkbook } from '../pupil-lists/workbook'
import { WorkbookDigest } from '../sheets/workbook-digest'
import { isSignedBy } from './file-key'
import { SIGNATURE, SIGNATURE_PART } from './xlsx-file'

/**
 * True if a workbook is as the hub wrote it: each of its parts is covered by the signature in its last sheet, and there is no other part.
 * A workbook without a signature is false. Throws HubError FILE_UNREADABLE, FILE_LIMIT.
 */
export async function verifyWorkbook(bytes: Uint8Array, publicPem: string): Promise<boolean> {
  const archive = await openArchive(bytes)
  if (!archive.has(SIGNATURE_PART)) return false
  const digest = new WorkbookDigest()
  for (const part of archive.names) for await (const chunk of archive.read(part)) digest.add(part, chunk)
  // No signature covers its own sheet: so nothing else may be in it.
  const [row, ...more] = await readWorkbook(bytes, SIGNATURE)
  const [name, signature, ...others] = row?.cells ?? []
  if (more.length > 0 || others.length > 0 || name?.text !== SIGNATURE || !signature) return false
  return isSignedBy(publicPem, digest.lines(SIGNATURE_PART), signature.text)
}
