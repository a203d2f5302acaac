import type { MappingFault } from './mapping-fault'

/** A mapping of a registry has some kilobytes; one with all schools of a province as a code table, a hundred. */
export const MOST_BYTES = 262_144
/** No mapping needs ten. The reader of YAML fails on some thousands, and takes the process with it. */
const MOST_DEEP = 64

/** The text of a mapping's bytes, or why they are none. A file saved as GBK or UTF-16 reads as other words, and is refused. */
export function mappingText(bytes: Uint8Array): {
  readonly text: string | null
  readonly faults: readonly MappingFault[]
} {
  const refuse = (line: number, sentence: string) => ({ text: null, faults: [{ line, sentence }] })
  if (bytes.length > MOST_BYTES) return refuse(1, `the file: expected at most ${MOST_BYTES} bytes; got ${bytes.length}`)
  const lines: string[] = []
  for (const part of linesOf(bytes)) {
    const line = decoded(part)
    const number = lines.length + 1
    if (line === null) return refuse(number, 'the file: expected UTF-8; got other bytes, as GBK and UTF-16 have them')
    if (CONTROL.test(line)) return refuse(number, 'the file: expected a text; got a control character')
    lines.push(line)
  }
  const deep = tooDeep(lines)
  if (deep !== null) return refuse(deep, `the file: expected at most ${MOST_DEEP} levels; got more`)
  return { text: lines.join('\n'), faults: [] }
}

const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/

/** A byte of a line's end is no part of another character in UTF-8. */
function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0
  for (;;) {
    const end = bytes.indexOf(0x0a, start)
    if (end < 0) break
    yield bytes.subarray(start, bytes[end - 1] === 0x0d ? end - 1 : end)
    start = end + 1
  }
  yield bytes.subarray(start)
}

function decoded(line: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line)
  } catch {
    return null
  }
}

/** The line where too many levels are open: by blanks before it, by signs of lists and keys on it, or by brackets. */
function tooDeep(lines: readonly string[]): number | null {
  let open = 0
  for (const [i, line] of lines.entries()) {
    for (const sign of line.replace(/[^[\]{}]/g, '')) open = '[{'.includes(sign) ? open + 1 : Math.max(0, open - 1)
    const before = /^(?:[ \t]|[-?:](?=[ \t]|$))*/.exec(line)![0]
    const levels = before.replace(/[ \t]/g, '').length
    if (open > MOST_DEEP || levels > MOST_DEEP || before.length > 4 * MOST_DEEP) return i + 1
  }
  return null
}
