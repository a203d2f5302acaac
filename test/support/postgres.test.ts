import { Client } from 'pg'
import { createTestDatabase, createTestServerDatabases } from './postgres'

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('the databases tests run on', () => {
  test('an empty one comes and goes', async () => {
    const { url, drop } = await createTestDatabase('empty_one')
    expect(await rows(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    await drop()
    await expect(rows(url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' })
  })

  test('a set has the roles and rights of the embedded server', async () => {
    const { urls, drop } = await createTestServerDatabases(['hub', 'education'])
    try {
      await rows(urls.education.owner, 'CREATE TABLE t AS SELECT 1 AS n')
      expect(await rows(urls.education.reader, 'SELECT n FROM t')).toEqual([{ n: 1 }])
      await expect(rows(urls.education.reader, 'CREATE TABLE u (n int)')).rejects.toMatchObject({ code: '25006' })
      await rows(urls.hub.owner, 'CREATE TABLE t AS SELECT 1 AS n')
      await expect(rows(urls.hub.app, 'SELECT n FROM t')).rejects.toMatchObject({ code: '42501' })
      const stranger = urls.hub.owner.replace(/[^/]+$/, urls.education.owner.replace(/.*\//, ''))
      await expect(rows(stranger, 'SELECT 1')).rejects.toMatchObject({ code: '42501' })
    } finally {
      await drop()
    }
  })
})
