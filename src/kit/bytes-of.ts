import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/** The bytes of a file of at most `most` bytes, or what stands in the way of reading it. A pipe or a device is never read: it may not end. */
export function bytesOf(file: string, most: number): Buffer | string {
  let opened: number | null = null
  try {
    opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK)
    const stat = fstatSync(opened)
    if (stat.isDirectory()) return 'a folder'
    if (!stat.isFile()) return 'a pipe or a device'
    if (stat.size > most) return `${stat.size} bytes, more than ${most}`
    return readFileSync(opened)
  } catch (cause) {
    return (cause as { code?: string }).code ?? 'an error'
  } finally {
    if (opened !== null) closeSync(opened)
  }
}
