import { readFileSync } from 'node:fs'
import path from 'node:path'
import { SHOWCASE } from '../../src/demo/showcase'
import { today } from '../../src/kit/clock'
import { projectRoot } from '../../src/kit/project-root'
import { startTestHub, type TestHub } from '../support/hub'
import { undated } from './cases/dated'
import { readCases } from './cases/read-cases'
import { answersTable } from './cases/answers-table'
import { showcaseUuid } from './support/sample'

/** Scenarios in folders: query.graphql, actor.json, expected.json, calls.json. */
let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub()
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

interface Told {
  readonly path: string
  readonly level: string
  readonly mask?: string
}

test.each(readCases())('$name', async ({ query, account, purpose, expected, calls }) => {
  const answer = await hub.ask(account, query, { id }, purpose === null ? {} : { 'x-purpose': purpose })
  expect(answer.errors).toBeUndefined()
  const told = (list: unknown) => (list as Told[]).map(({ path: at, level, mask }) => `${at}: ${mask ?? level}`)
  const came = {
    data: undated(answer.data, SHOWCASE.birthDate, today(hub.clock)),
    withheld: told(answer.extensions['withheld']),
    masked: told(answer.extensions['masked']),
  }
  const cost = (answer.extensions['cost'] as { calls: Record<string, number> }).calls
  expect(came).toEqual(expected)
  expect(cost).toEqual(calls)
})

test('the seven answers to the first question are seven different ones', () => {
  const seven = readCases().filter(({ query }) => query.startsWith('query FirstLook'))
  expect(new Set(seven.map(({ query }) => query)).size).toBe(1)
  expect(new Set(seven.map(({ expected }) => JSON.stringify(expected))).size).toBe(seven.length)
  expect(seven.length).toBeGreaterThanOrEqual(7)
})

test('docs/SEVEN-ANSWERS.md holds exactly the table of these answers', () => {
  const page = readFileSync(path.join(projectRoot(), 'docs/SEVEN-ANSWERS.md'), 'utf8')
  const between = /<!-- answers:begin -->\n([\s\S]*?)\n?<!-- answers:end -->/.exec(page)?.[1]
  expect(between?.trim()).toBe(answersTable(readCases()).trim())
})
