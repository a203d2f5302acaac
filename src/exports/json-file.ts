import { randomUUID } from 'node:crypto'
import type { ReadSaved } from '../saved-operations/read-saved'
import type { About } from './about'
import { at, type Page } from './page'

/**
 * `data` as GraphQL answers, then `errors` where there are any, `about`, and `complete`. A list that is read page by page is one list,
 * without `pageInfo`.
 */
export async function* jsonOf(
  { flat }: ReadSaved,
  pages: AsyncIterable<Page>,
  about: About,
): AsyncGenerator<Buffer, void, undefined> {
  const paged = 'page' in flat && flat.page ? { list: flat.list, info: flat.page.info } : null
  const errors: unknown[] = []
  let end = '}'
  let isFirst = true
  for await (const page of pages) {
    about.take(page)
    const list = 'list' in flat && flat.isList ? (at(page.data, flat.list) as readonly unknown[] | null) : null
    for (const error of page.errors ?? []) errors.push(shifted(error, paged ? flatLength(flat) : -1, about.rows))
    if (!paged || (isFirst && !list)) {
      // No list, or one that is withheld or not there: as GraphQL answers it.
      yield Buffer.from(`{"data":${JSON.stringify(page.data)}`)
      end = ''
    } else if (isFirst) {
      const [head, tail] = around(page.data, paged.list, paged.info)
      yield Buffer.from(`{"data":${head}[${inner(list ?? [])}`)
      end = `]${tail}`
    } else if (list && list.length > 0) yield Buffer.from(`${about.rows > 0 ? ',' : ''}${inner(list)}`)
    about.rows += list?.length ?? 1
    isFirst = false
  }
  const faults = errors.length > 0 ? `,"errors":${JSON.stringify(errors)}` : ''
  yield Buffer.from(`${end}${faults},"about":${JSON.stringify(about.whole)},"complete":true}\n`)
}

function flatLength(flat: ReadSaved['flat']): number {
  return 'list' in flat ? flat.list.length : -1
}

function inner(list: readonly unknown[]): string {
  return JSON.stringify(list).slice(1, -1)
}

/** The JSON of `data` before and after its list, without `pageInfo`. */
function around(data: Page['data'], list: readonly string[], info: readonly string[]): [string, string] {
  const mark = randomUUID()
  const text = JSON.stringify(replaced(replaced(data, list, mark), info, undefined))
  const [head, tail] = text.split(`"${mark}"`)
  return [head!, tail!]
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by
  const known = value as Record<string, unknown>
  return { ...known, [key]: replaced(known[key], rest, by) }
}

/** An error's place counts from the first page. */
function shifted(error: NonNullable<Page['errors']>[number], place: number, by: number): object {
  const { message, path, extensions } = error
  const { http, ...told } = extensions
  void http
  return { message, path: path?.map((key, i) => (i === place && typeof key === 'number' ? key + by : key)), extensions: told } // prettier-ignore
}
