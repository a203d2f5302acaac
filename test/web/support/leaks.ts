import type { TestHub } from '../../support/hub'
import { ACCOUNTS } from './accounts'
import type { Window } from './browser'
import { documentNamed } from './documents'
import { childAs, leavesOf } from './oracle'

interface Limited {
  readonly path: string
  readonly at?: readonly number[]
}

interface Body {
  readonly data?: unknown
  readonly extensions?: { readonly withheld?: readonly Limited[] }
}

/** Places of an answer's body that it says are withheld, and that hold something. */
export function leaksIn(body: Body): string[] {
  return (body.extensions?.withheld ?? []).flatMap(({ path, at }) =>
    valuesAt(body.data, path.split('.'), at).some((value) => !isNothing(value)) ? [path] : [],
  )
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.every(isNothing))
}

/** `at`: places in the first list on the way. */
function valuesAt(value: unknown, names: readonly string[], at?: readonly number[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => (at && !at.includes(i) ? [] : valuesAt(one, names)))
  const [name, ...rest] = names
  if (name === undefined) return [value]
  return valuesAt((value as Record<string, unknown> | null | undefined)?.[name], rest, at)
}

/** Codes of the schema, yes and no, days, small numbers and divisions: they mean the same of another child. */
const COMMON = /^(?:[A-Z_]+|true|false|\d{4}-\d\d.*|[\d.]{1,10}|\d{12})$/

/** What other accounts are answered about children, and this one is not: texts that are known again wherever they are. */
export async function secretsOf(hub: TestHub, account: string, ids: readonly string[]): Promise<string[]> {
  const own = ACCOUNTS.find(([name]) => name === account)!
  const mine = JSON.stringify(await answersTo(hub, own, ids))
  const others = new Set<string>()
  for (const other of ACCOUNTS.filter((one) => one !== own))
    for (const [, text] of leavesOf(await answersTo(hub, other, ids))) others.add(text)
  return [...others].filter((text) => text.length > 4 && !COMMON.test(text) && !mine.includes(text))
}

type Json = Parameters<typeof leavesOf>[0]

async function answersTo(hub: TestHub, [account, purpose]: (typeof ACCOUNTS)[number], ids: readonly string[]) {
  const headers = { 'x-purpose': purpose }
  const list = { first: 100, where: null, saved: null, orderBy: null, after: null }
  const many = await hub.ask(account, documentNamed('Children').text, list, headers)
  const each = await Promise.all(ids.map(async (id) => (await childAs(hub, account, purpose, id)).child))
  return [many.data?.children?.edges ?? null, ...each] as unknown as Json
}

/** Everything that the browser keeps of the hub beside its pages: storage, databases, caches, names of cookies. */
export async function keptBy({ page, context }: Window): Promise<object> {
  const stored = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
  return { ...stored, cookies: (await context.cookies()).map(({ name, httpOnly }) => ({ name, httpOnly })) }
}
