import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { setDeadline } from '../../src/jobs/deadlines'
import { listJobs } from '../../src/jobs/job-list'
import { systemClock } from '../../src/kit/clock'
import { projectRoot } from '../../src/kit/project-root'
import { createHubDatabase, type HubDatabase } from '../support/hub-database'
import { buildOnce, rows } from '../support/run-hub'
import { seconds, until } from './support/run-jobs'

/** A process that is killed in the middle of a job: another one does it, once. */
let database: HubDatabase
const children: ChildProcess[] = []
beforeAll(async () => {
  buildOnce()
  database = await createHubDatabase()
}, 120_000)
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await database?.drop()
})

function startWorker(hangs: boolean): { child: ChildProcess; said: () => string } {
  const program = path.join(projectRoot(), 'dist/test/support/jobs-process.js')
  const child = spawn(process.execPath, [program, JSON.stringify({ url: database.url, hangs })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  let text = ''
  child.stdout!.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, said: () => text }
}
const timesBegun = (text: string) => text.split('\n').filter((line) => line.includes('"began"')).length

test('killed (kill -9) half-way, it runs again once, in another process', async () => {
  const first = startWorker(true)
  await until(() => first.said().includes('ready'), 30)
  await database.store.transaction((tx) =>
    setDeadline(tx, { key: 'half-way', task: 'half-way', payload: { id: 'job-1' }, at: systemClock.now() }),
  )
  await until(() => timesBegun(first.said()) === 1, 30)
  const others = [startWorker(false), startWorker(false)]
  await until(() => others.every(({ said }) => said().includes('ready')), 30)
  await seconds(5)
  expect(others.map(({ said }) => timesBegun(said()))).toEqual([0, 0]) // it is under way, however long
  first.child.kill('SIGKILL')
  await until(() => others.some(({ said }) => said().includes('"done":"job-1"')), 30)
  await seconds(5)
  expect(others.map(({ said }) => timesBegun(said())).sort()).toEqual([0, 1])
  expect(await rows(database.ownerUrl, `SELECT key FROM change_key`)).toEqual([{ key: 'job-1' }])
  expect(await listJobs(database.store)).toEqual([])
}, 120_000)
