import type { Browser } from 'playwright-core'
import { startTestHub, type TestHub } from '../support/hub'
import { ACCOUNTS } from './support/accounts'
import { choosePurpose, openWindow, signIn, startBrowser, type Window } from './support/browser'
import { documentNamed } from './support/documents'
import { says, valueAt } from './support/oracle'

/** Lists, the school's classes and the worker's cards: each cell is what the API answers the same account. (The child: child.web.ts, home: home.web.ts.) */
let hub: TestHub
let browser: Browser
beforeAll(async () => {
  hub = await startTestHub({ children: 400, pages: true })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

type Json = Parameters<typeof valueAt>[0]
interface Limited {
  readonly path: string
  readonly at?: readonly number[]
}

async function open(account: string, words: string, place: string): Promise<Window> {
  const window = await openWindow(browser)
  await signIn(window, hub, account, place)
  await choosePurpose(window, words)
  return window
}

async function nodesAs(account: string, purpose: string, document: string, variables: object) {
  const asked = { ...variables } as Record<string, unknown>
  const answer = await hub.ask(account, documentNamed(document).text, asked, { 'x-purpose': purpose })
  const nodes = (answer.data.children.edges as { node: { id: string } & Record<string, Json> }[]).map(
    ({ node }) => node,
  )
  return { nodes, withheld: (answer.extensions['withheld'] ?? []) as readonly Limited[] }
}

test.each(ACCOUNTS)(
  'children: %s sees in each cell what the API answers, or a lock',
  async (account, purpose, words) => {
    const { page, context } = await open(account, words, '#/children')
    await page.locator('.children tbody a').first().waitFor()
    const list = { first: 50, where: null, saved: null, orderBy: null, after: null }
    const { nodes, withheld } = await nodesAs(account, purpose, 'Children', list)
    const rows = await page.locator('.children tbody tr[aria-rowindex]').evaluateAll((all) =>
      all.map((row) => ({
        link: row.querySelector('a')!.getAttribute('href')!,
        name: row.querySelector('a')!.textContent!,
        cells: [...row.querySelectorAll<HTMLElement>('td[data-column]')].map((cell) => ({
          column: cell.dataset['column']!,
          text: cell.textContent!.trim(),
        })),
      })),
    )
    expect(rows.length).toBeGreaterThan(5)
    const wrong: unknown[] = []
    for (const [index, { link, name, cells }] of rows.entries()) {
      const node = nodes[index]!
      expect([link, name]).toEqual([`#/child/${node.id.replace('child:', '')}`, node['name']])
      expect(cells.length).toBeGreaterThan(2)
      for (const { column, text } of cells.filter((one) => one.column !== 'name')) {
        const locked = withheld.some(({ path, at }) => {
          const below = path.replace('children.edges.node.', '')
          return (column === below || column.startsWith(`${below}.`)) && (at === undefined || at.includes(index))
        })
        const value = valueAt(node as Json, column) ?? null
        const right = locked ? text === '不予显示' : isSaid(text, value)
        if (!right) wrong.push([name, column, text, value])
      }
    }
    expect(wrong).toEqual([])
    await context.close()
  },
)

/** A cell for nothing is empty; a division is called by its own name, without those above. */
function isSaid(text: string, value: Json): boolean {
  if (value === null || (Array.isArray(value) && value.length === 0)) return text === ''
  return typeof value === 'object' && 'name' in value ? text === value['name'] : says(text, value)
}

test('school: each pupil of each class', async () => {
  const { page, context } = await open('school', '控辍保学', '#/school')
  await page.locator('.classes button').first().waitFor()
  const pupils = { first: 200, after: null, from: '2000-01' }
  const { nodes } = await nodesAs('school', 'dropout-control', 'Pupils', pupils)
  const shown = new Set<string>()
  for (const button of await page.locator('.classes button').all()) {
    await button.click()
    await button.and(page.locator('[aria-expanded=true]')).waitFor()
    const rows = await page.locator('#page .box table:has(caption) tbody tr').evaluateAll((all) =>
      all.map((row) => ({
        id: row.querySelector('a')!.getAttribute('href')!.replace('#/child/', 'child:'),
        cells: [...row.querySelectorAll('th, td')].map((cell) => cell.textContent!.trim()),
      })),
    )
    for (const { id, cells } of rows) {
      shown.add(id)
      const node = nodes.find((one) => one.id === id) as Json
      const facts = ['name', 'sex', 'education.rollState', 'education.attendanceBand', 'education.dropoutState']
      for (const [index, fact] of facts.entries())
        expect([fact, cells[index], isSaid(cells[index]!, valueAt(node, fact) ?? null)]).toEqual([fact, cells[index], true]) // prettier-ignore
    }
  }
  expect([...shown].sort()).toEqual(nodes.map(({ id }) => id).sort())
  await context.close()
})

test.each(['director', 'supervisor'])('my list: %s sees on each card what the API answers', async (account) => {
  const { page, context } = await open(account, '福利核查', '#/my-list')
  await page.locator('.listed').first().waitFor()
  await page.getByText('读完后').waitFor({ state: 'detached' })
  const where = { receivesAid: { isNull: false } }
  const { nodes } = await nodesAs(account, 'welfare-review', 'MyList', { where, first: 100, after: null })
  const cards = await page.locator('.listed').evaluateAll((all) =>
    all.map((card) => ({
      id: card.getAttribute('data-child')!,
      text: card.textContent!,
      fields: [...card.querySelectorAll<HTMLElement>('[data-field]')].map((one) => [one.dataset['field']!, one.textContent!] as const), // prettier-ignore
    })),
  )
  expect(cards.length).toBeGreaterThan(2)
  for (const { id, text, fields } of cards) {
    const node = nodes.find((one) => one.id === id)
    if (!node) continue // of a later page of the list
    for (const [field, said] of fields) expect([field, said, isSaid(said, node[field] ?? null)]).toEqual([field, said, true]) // prettier-ignore
    const [carer] = (valueAt(node as Json, 'welfare.carers') ?? []) as { name: string; until: string | null }[]
    if (carer && carer.until === null) expect(text).toContain(carer.name)
    const [visit] = (valueAt(node as Json, 'welfare.visits') ?? []) as { date: string }[]
    if (visit) expect(text).toContain(visit.date)
  }
  await context.close()
})
