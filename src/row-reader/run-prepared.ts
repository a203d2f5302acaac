import type { Knex } from 'knex'
import type { Client } from 'pg'
import { asWritten } from './as-written'
import type { Prepared, Written } from './row-reader'

/** No usable connection: the statement never started. */
export class NoConnection extends Error {
  override readonly name = 'NoConnection'
  /** Where the server's own faults have their SQLSTATE. */
  readonly code = 'no connection'
}

/**
 * Runs one statement on a connection of knex's pool and returns the rows as arrays of texts. A connection is closed, not returned to the
 * pool, if its statement failed without an answer of the server (broken line, our timeout), or if it holds MOST_NAMES prepared
 * statements.
 */
export async function runPrepared(knex: Knex, statement: Prepared): Promise<Written[][]> {
  let client: Client & { __knex__disposed?: unknown }
  try {
    client = await knex.client.acquireConnection()
  } catch (cause) {
    throw new NoConnection('no connection within the time limit', { cause })
  }
  try {
    const { text, name } = statement
    const result = await client.query<Written[]>({
      text,
      values: statement.values.map(asLiteral),
      rowMode: 'array' as const,
      types: asWritten,
      ...(name ? { name } : {}),
    })
    return result.rows
  } catch (cause) {
    if ((cause as { code?: string }).code === undefined) client.__knex__disposed = cause
    throw cause
  } finally {
    if (statement.name && namesOn(client, statement.name) > MOST_NAMES)
      client.__knex__disposed ??= 'as many prepared statements as a connection may hold'
    await knex.client.releaseConnection(client)
  }
}

/** Prepared statements of one connection. Server and driver keep each for the connection's life, and texts can be made without end. */
const MOST_NAMES = 200
const named = new WeakMap<Client, Set<string>>()

function namesOn(client: Client, name: string): number {
  let names = named.get(client)
  if (!names) named.set(client, (names = new Set()))
  return names.add(name).size
}

const PLAIN = /^(?!null$)[\w.:-]+$/i

/** A list of plain words as PostgreSQL writes an array. The driver would quote and escape each of a thousand ids. */
function asLiteral(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return value
  for (const one of value) if (typeof one !== 'string' || !PLAIN.test(one)) return value
  return `{${value.join(',')}}`
}
