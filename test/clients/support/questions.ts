import { readFileSync } from 'node:fs'
import path from 'node:path'
import { SHOWCASE } from '../../../src/demo/showcase'
import { projectRoot } from '../../../src/kit/project-root'
import { changeChild } from '../../live/support/stream'
import { startTestHub, type TestHub } from '../../support/hub'

/** What each client is to ask: a profile, a page and the next, a change, and what follows a child. */
export const ACCOUNT = 'education'

/** The first query of the README, as it is printed there. */
export const FIRST = readmeQuery()
export const CHILD = /child:[\w-]{36}/.exec(FIRST)![0]

export const LIST = `query List($first: Int!, $after: String) {
  children(first: $first, after: $after) {
    totalCount
    edges { cursor node { id name birthDate } }
    pageInfo { hasNextPage endCursor }
  }
}`

export const SAVE = `mutation Save($input: SaveFilterInput!) {
  saveFilter(input: $input) { filter { id version name savedAt } errors { code message path } }
}`

export const DELETE = `mutation Delete($input: DeleteFilterInput!) {
  deleteFilter(input: $input) { deletedId errors { code message path } }
}`

export const LIVE = `subscription Live($id: ID!) {
  child(id: $id) { id name residenceDivision { code } }
}`

export function saveInput(key: string) {
  const where = { rollState: { eq: 'ENROLLED' } }
  return { name: `筛选 ${key}`, where, idempotencyKey: `of-client-${key}` }
}

export interface First {
  readonly child: { readonly name: string; readonly education: { readonly rollState: string } }
}

export interface Page {
  readonly children: {
    readonly totalCount: number
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  }
}

export interface Saved {
  readonly saveFilter: {
    readonly filter: { readonly id: string; readonly version: number }
    readonly errors: readonly []
  }
}

export interface Deleted {
  readonly deleteFilter: { readonly deletedId: string; readonly errors: readonly [] }
}

export interface Live {
  readonly child: { readonly name: string; readonly residenceDivision: { readonly code: string } }
}

export function expectFirst(data: unknown): void {
  expect(data).toMatchObject({ child: { name: SHOWCASE.name, education: { rollState: 'ENROLLED' } } })
}

/** Two pages of a list: they follow each other, and hold nobody twice. */
export function expectPages(one: Page, two: Page): void {
  const ids = [one, two].flatMap(({ children }) => children.edges.map(({ node }) => node.id))
  expect([ids.length, new Set(ids).size]).toEqual([20, 20])
  expect(one.children.totalCount).toBeGreaterThan(20)
}

/** The child as it is now, then, once it is asked to move, as it is afterwards. */
export async function expectLive(hub: TestHub, answers: AsyncIterator<unknown>): Promise<void> {
  const first = (await answers.next()).value
  expect(first).toMatchObject({ child: { name: SHOWCASE.name } })
  await changeChild(hub, CHILD, { residence_division: '430421101' })
  expect((await answers.next()).value).toMatchObject({ child: { residenceDivision: { code: '430421101' } } })
}

/** Pushed answers, pulled. */
export function pulled<Answer>(): { push(answer: Answer): void; answers: AsyncIterator<Answer> } {
  const came: Answer[] = []
  let wake: () => void = () => undefined
  return {
    push(answer) {
      came.push(answer)
      wake()
    },
    answers: {
      async next() {
        while (came.length === 0) await new Promise<void>((resolve) => (wake = resolve))
        return { value: came.shift()!, done: false }
      },
    },
  }
}

export interface Served {
  readonly hub: TestHub
  readonly url: string
  readonly headers: { readonly authorization: string }
}

/** A hub as `npm start` makes it, with fewer children, and a real token for it. */
export async function serve(): Promise<Served> {
  const hub = await startTestHub({ children: 120 })
  return { hub, url: `${hub.url}/graphql`, headers: { authorization: `Bearer ${await hub.token(ACCOUNT)}` } }
}

function readmeQuery(): string {
  const text = readFileSync(path.join(projectRoot(), 'README.md'), 'utf8')
  const [, body] = /<<'JSON'\n(\{ "query": .*\})\nJSON/.exec(text) ?? []
  if (body === undefined) throw new TypeError('expected a query in the README')
  return (JSON.parse(body) as { query: string }).query
}
