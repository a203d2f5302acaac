import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { lastMonth } from '../../src/snapshots/month'
import { systemClock } from '../../src/kit/clock'
import { tempFolder } from '../support/run-hub'
import { runCli, startCli, type Env } from './support/run-cli'

/** An operator publishes numbers beside a hub, and a hub by itself once the month is over. In their order. */
const { folder, remove } = tempFolder()
const dataDir = path.join(folder, 'data')
const env: Env = { TONGLIAN_DATA_DIR: dataDir, TONGLIAN_PORT: '0', TONGLIAN_DEMO_CHILDREN: '40', TONGLIAN_STATISTICS_FILE: path.join(folder, 'statistics.yml') } // prettier-ignore
const month = lastMonth(systemClock)
/** Few dimensions: what takes long is tested elsewhere. */
writeFileSync(env['TONGLIAN_STATISTICS_FILE']!, `k: 5
lowest: township
dimensions:
  sex: { title: { zh: 性别, en: sex }, fact: sex, field: Child.sex, sensitive: false, codes: [MALE, FEMALE], as: { UNKNOWN: NOT_RECORDED, UNSPECIFIED: NOT_RECORDED } }
families:
  - [sex]
`) // prettier-ignore
afterAll(remove)

test('before a hub has run there is nothing to publish, and nothing is made', async () => {
  for (const args of [['snapshot'], ['release'], ['release', 'list'], ['release', 'verify']]) {
    const { code, err } = await runCli(args, env)
    expect([code, err]).toEqual([1, expect.stringContaining('No hub has run on the data folder')])
  }
  expect(existsSync(dataDir)).toBe(false)
}, 60_000)

test('beside a hub: nothing to verify, a snapshot, a release, once', async () => {
  const hub = await startCli(env)
  try {
    expect(await runCli(['release', 'verify'], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('NOT verified'),
    })
    const made = await runCli(['snapshot'], env)
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`^${month}: \\d+ children, \\d+ of them without a division of residence; written in`)) }) // prettier-ignore
    expect((await runCli(['snapshot'], env)).out).toContain('is as it was written')
    const released = await runCli(['release'], env)
    expect([released.code, released.out]).toEqual([0, expect.stringMatching(/^level +family +divisions +closed +numbers +withheld\nprovince +sex +\d+/)]) // prettier-ignore
    expect(released.out).toContain(`${month} published in`)
    expect(await runCli(['release'], env)).toMatchObject({ code: 1, err: expect.stringContaining('--correct') })
    expect(await runCli(['release', '--correct'], env)).toMatchObject({ code: 1, err: expect.stringContaining('neither the snapshot nor the dimensions differ') }) // prettier-ignore
    expect(await runCli(['release', '--month', '2020-13'], env)).toMatchObject({ code: 1, err: expect.stringContaining('YYYY-MM') }) // prettier-ignore
    expect(await runCli(['release', '--month', '2020-01'], env)).toMatchObject({ code: 1, err: expect.stringContaining('The index knows today alone') }) // prettier-ignore
    expect(await runCli(['release', '--month', '2999-01'], env)).toMatchObject({ code: 1, err: expect.stringContaining('is not over') }) // prettier-ignore
    expect((await runCli(['release', 'list'], env)).out).toMatch(
      new RegExp(`^${month}\tfirst\tpublished .*\n1 releases\n$`),
    )
  } finally {
    await hub.stop()
  }
}, 180_000)

test('at rest: releases verify, and not under another key; population is loaded', async () => {
  expect(await runCli(['release', 'verify'], env)).toMatchObject({ code: 0, out: `${month}: as it was signed\n` })
  const other = { ...env, TONGLIAN_AUDIT_KEY: 'another key of at least thirty-two characters' }
  expect(await runCli(['release', 'verify', '--month', month], other)).toMatchObject({ code: 1, out: `${month}: NOT as it was signed\n` }) // prettier-ignore
  expect(await runCli(['release'], other)).toMatchObject({ code: 1, err: expect.stringContaining('another audit key') })
  const file = path.join(folder, 'population.csv')
  writeFileSync(file, 'table,year,division,sex,number\ncensus,2020,430421,MALE,1\ncensus,2020,430421,FEMALE,2\n')
  expect(await runCli(['population', 'load', file], env)).toMatchObject({
    code: 0,
    out: '2 rows loaded: census 2020\n',
  })
  writeFileSync(file, 'table,year,division,sex,number\ncensus,2020,430421,MALE,1\ncensus,2020,430421,F,2\n')
  expect(await runCli(['population', 'load', file], env)).toMatchObject({ code: 1, err: expect.stringContaining('line 3: sex: expected one of MALE, FEMALE, NOT_RECORDED') }) // prettier-ignore
}, 120_000)

test('a hub that is told so publishes last month by itself, in another process', async () => {
  const own = { ...env, TONGLIAN_DATA_DIR: path.join(folder, 'monthly'), TONGLIAN_STATISTICS_MONTHLY: 'true' }
  const hub = await startCli(own)
  try {
    let listed = ''
    for (let i = 0; i < 60 && !listed.includes('1 releases'); i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      listed = (await runCli(['release', 'list'], own)).out
    }
    expect(listed).toContain(`${month}\tfirst`)
    expect(await runCli(['release', 'verify'], own)).toMatchObject({ code: 0 })
    expect(await runCli(['jobs'], own)).toMatchObject({ code: 0 })
  } finally {
    await hub.stop()
  }
}, 180_000)
