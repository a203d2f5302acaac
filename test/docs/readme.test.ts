import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'
import { runCli } from '../cli/support/run-cli'
import { Stream } from '../live/support/stream'
import { startTestHub } from '../support/hub'

const PAGES = ['README.md', 'README.zh-CN.md']
const read = (file: string) => readFileSync(path.join(projectRoot(), file), 'utf8')
const blocksOf = (page: string) => read(page).match(/^```[\s\S]*?^```$/gm) ?? []
const linksOf = (page: string) => [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!)
/** What the tables of commands name in their first cells, by the heading of their table. */
const namedIn = (page: string, heading: string) => {
  const [, table = ''] = read(page).split(`| \`${heading}\` |`)
  const rows = table.split('\n\n')[0]!.split('\n').slice(2)
  return rows.flatMap((row) => [...row.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
}

describe.each(PAGES)('%s', (page) => {
  test('is at most 120 lines long', () => {
    expect(read(page).trimEnd().split('\n').length).toBeLessThanOrEqual(120)
  })

  test('links to what is there', () => {
    const links = linksOf(page)
    expect(links.length).toBeGreaterThan(15)
    expect(links.filter((link) => !existsSync(path.join(projectRoot(), link)))).toEqual([])
  })

  test('names every script of package.json, but parts of others', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const parts = /^(check:|gen:|build$|tonglian$|start$)/
    const named = namedIn(page, 'npm …').map((name) => name.replace(/^npm (run )?/, ''))
    expect(named.sort()).toEqual(
      Object.keys(scripts)
        .filter((name) => !parts.test(name))
        .sort(),
    )
  })
})

test('both name every command of the command line', async () => {
  const listed = (await commands()).sort()
  for (const page of PAGES) expect(namedIn(page, 'npm run tonglian -- …').sort()).toEqual(listed)
})

/** Every command that does something, as the program itself lists them: 'access matrix'. */
async function commands(group: readonly string[] = []): Promise<string[]> {
  const { out } = await runCli([...group, '--help'], {})
  const listed = [...(out.split('Commands:')[1] ?? '').matchAll(/^ {2}(\w[\w-]*)/gm)].map(([, name]) => name!)
  if (listed.length === 0) return [group.join(' ')]
  const below = await Promise.all(listed.filter((name) => name !== 'help').map((name) => commands([...group, name])))
  return below.flat()
}

test('both languages show the same code, link to the same pages and have as many headings and rows', () => {
  const [english, chinese] = PAGES as [string, string]
  expect(blocksOf(chinese)).toEqual(blocksOf(english))
  expect(blocksOf(english)).toHaveLength(6)
  const pages = (page: string) => linksOf(page).filter((link) => !link.startsWith('README'))
  expect(pages(chinese)).toEqual(pages(english))
  const shape = (page: string) => read(page).match(/^(#+ |\|)/gm)
  expect(shape(chinese)).toEqual(shape(english))
})

test('the first query and the first task of each group of users are answered, each task as the account that its first line names', async () => {
  const tasks = blocksOf('README.md').flatMap((block) => {
    const [, account, query] = /^```graphql\n# ([\w-]+)\n([\s\S]*)```$/.exec(block) ?? []
    return account && query ? [{ account, query }] : []
  })
  expect(tasks.map(({ account }) => account)).toEqual(['civil-affairs', 'school', 'analyst'])
  const hub = await startTestHub()
  try {
    const [department, school, analyst] = await Promise.all(
      tasks.map(async ({ account, query }) => {
        const { data, errors, extensions } = await hub.ask(account, query)
        expect([errors, extensions['withheld']]).toEqual([undefined, []])
        return data
      }),
    )
    const [, first = ''] = /<<'JSON'\n(.*)\nJSON/.exec(read('README.md')) ?? []
    const { data, errors } = await hub.ask('education', (JSON.parse(first) as { query: string }).query)
    expect([errors, data.child.education.rollState]).toEqual([undefined, 'ENROLLED'])
    const live = await Stream.open(hub, 'civil-affairs', `subscription ${tasks[0]!.query}`)
    expect((await live.answer(1)).data).toEqual(department)
    live.close()
    expect(department.children.edges[0].node).toMatchObject({ education: { attendanceBand: 'POOR' } })
    expect(school.enrolmentStatus).toMatchObject([
      { index: 0, rollState: 'ENROLLED', error: null },
      { index: 1, rollState: 'ENROLLED', error: null },
    ])
    expect(analyst.explain.decisions).toMatchObject([{ path: 'children', level: 'NONE' }])
    expect(analyst.divisions.length).toBeGreaterThan(5)
  } finally {
    await hub.stop()
  }
})
