import { registryDatabases } from '../../connectors/registries'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { findRunning } from '../../src/embedded/find-running'
import { EmbeddedServer, startEmbedded } from '../../src/embedded/start-embedded'
import { processesWith, rows, tempFolder } from '../support/run-hub'

describe('the embedded server', () => {
  const temp = tempFolder()
  const dataDir = path.join(temp.folder, 'data')
  let server: EmbeddedServer
  const progress: string[] = []

  beforeAll(async () => {
    server = await startEmbedded({
      registries: registryDatabases(),
      dataDir,
      onProgress: (text) => progress.push(text),
    })
  })

  afterAll(async () => {
    await server?.stop()
    temp.remove()
  })

  test('a first start says so and shows its progress', () => {
    expect(server.firstStart).toBe(true)
    expect(progress.join('\n')).toContain('making the database')
  })

  test.each(['education', 'police', 'health', 'civil_affairs'] as const)(
    '%s: the owner writes, the reader only reads, tables to come too',
    async (name) => {
      const { owner, reader } = server.urls[name]
      await rows(owner, 'CREATE TABLE made_later (n int); INSERT INTO made_later VALUES (7)')
      expect(await rows(reader, 'SELECT n FROM made_later')).toEqual([{ n: 7 }])
      await expect(rows(reader, 'INSERT INTO made_later VALUES (8)')).rejects.toMatchObject({ code: '25006' })
      await expect(
        rows(`${reader}?options=-cdefault_transaction_read_only=off`, 'INSERT INTO made_later VALUES (8)'),
      ).rejects.toMatchObject({ code: '42501' })
      await expect(
        rows(`${reader}?options=-cdefault_transaction_read_only=off`, 'CREATE TABLE own (n int)'),
      ).rejects.toMatchObject({ code: '42501' })
      await rows(owner, 'CREATE SCHEMA another; CREATE TABLE another.t AS SELECT 1 AS n')
      expect(await rows(reader, 'SELECT n FROM another.t')).toEqual([{ n: 1 }])
    },
  )

  test('the role of the running hub has no right that a migration did not grant', async () => {
    await rows(server.urls.hub.owner, 'CREATE TABLE mine (n int)')
    await expect(rows(server.urls.hub.app, 'SELECT * FROM mine')).rejects.toMatchObject({ code: '42501' })
    await rows(server.urls.hub.owner, 'GRANT INSERT ON mine TO hub_app')
    await rows(server.urls.hub.app, 'INSERT INTO mine VALUES (1)')
  })

  test('no role enters a database of another, none is superuser or may make roles', async () => {
    const all = Object.values(server.urls).flatMap((pair: object) => Object.values(pair) as string[])
    expect(all).toHaveLength(2 * (1 + registryDatabases().length))
    for (const url of all) {
      const own = new URL(url).pathname
      expect(
        await rows(
          url,
          'SELECT rolsuper OR rolcreaterole OR rolcreatedb AS power FROM pg_roles WHERE rolname = current_user',
        ),
      ).toEqual([{ power: false }])
      for (const other of ['/hub', '/education', '/police', '/postgres', '/template1'].filter((name) => name !== own)) {
        const there = new URL(url)
        there.pathname = other
        await expect(rows(there.href, 'SELECT 1')).rejects.toMatchObject({ code: '42501' })
      }
    }
  })

  test('listens on this machine only, asks for the password, forces every commit to disk', async () => {
    const shown = await rows(
      server.urls.hub.app,
      `SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'jit', 'fsync', 'synchronous_commit', 'max_connections', 'password_encryption') ORDER BY name`,
    )
    expect(
      Object.fromEntries((shown as { name: string; setting: string }[]).map(({ name, setting }) => [name, setting])),
    ).toEqual({
      fsync: 'on',
      jit: 'off',
      listen_addresses: '127.0.0.1',
      max_connections: '200',
      password_encryption: 'scram-sha-256',
      synchronous_commit: 'on',
    })
    const wrong = new URL(server.urls.hub.owner)
    wrong.password = 'wrong'
    await expect(rows(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  })

  test('the log names no value of a statement that failed', async () => {
    await rows(server.urls.hub.owner, 'CREATE TABLE once (n text PRIMARY KEY)')
    await expect(
      rows(server.urls.hub.owner, `INSERT INTO once VALUES ('SECRET-VALUE'), ('SECRET-VALUE')`),
    ).rejects.toMatchObject({ code: '23505' })
    const log = readFileSync(path.join(dataDir, 'postgres.log'), 'utf8')
    expect(log).toContain('once_pkey')
    expect(log).not.toContain('SECRET-VALUE')
  })

  test('passwords are kept for the owner of the folder alone; a command beside the hub finds the server', () => {
    expect(statSync(path.join(dataDir, 'embedded.json')).mode & 0o777).toBe(0o600)
    expect(findRunning(dataDir, registryDatabases())).toEqual({ hubPid: process.pid, urls: server.urls })
    expect(findRunning(path.join(dataDir, 'nowhere'), registryDatabases())).toBeNull()
  })

  test('a later start finds the data, and is quick; a stop leaves no process and no lock', async () => {
    await server.stop()
    await server.stop()
    expect(processesWith(dataDir)).toEqual([])
    expect(existsSync(path.join(dataDir, 'hub.lock'))).toBe(false)
    expect(findRunning(dataDir, registryDatabases())).toBeNull()
    const began = performance.now()
    server = await startEmbedded({ registries: registryDatabases(), dataDir })
    expect(performance.now() - began).toBeLessThan(8000)
    expect(server.firstStart).toBe(false)
    expect(await rows(server.urls.police.reader, 'SELECT n FROM made_later')).toEqual([{ n: 7 }])
  })
})
