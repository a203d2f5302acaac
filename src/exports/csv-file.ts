import { defused } from '../sheets/defused'
import type { Flat } from '../saved-operations/flat'
import type { About } from './about'
import type { Row } from './rows'

const CHUNK = 32 * 1024
export const ACCESS = '_access'
const WATERMARK = '_watermark'

/** RFC 4180 in UTF-8: the columns, `_access`, `_watermark`. No text of it is a formula. */
export async function* csvOf(
  flat: Flat,
  rows: AsyncIterable<Row>,
  about: About,
  { bom }: { readonly bom: boolean },
): AsyncGenerator<Buffer, void, undefined> {
  let text = `${bom ? '\uFEFF' : ''}${[...flat.columns.map(({ name }) => name), ACCESS, WATERMARK].join(',')}\r\n`
  const { requestId } = about.begun
  let mark = about.watermark
  for await (const { cells, access } of rows) {
    for (const cell of cells) text += `${cell === null ? '' : typeof cell === 'string' ? quoted(defused(cell)) : cell},`
    text += `${quoted(access)},${quoted(defused(mark))}\r\n`
    mark = requestId!
    if (text.length < CHUNK) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

/** An empty text has quotes: it is told apart from no value. */
function quoted(text: string): string {
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
