import type { Client } from 'pg'

export interface SessionSettings {
  /** The server ends a statement after this long. Milliseconds. */
  readonly timeoutMs: number
  readonly readOnly: boolean
  /** Where unqualified names are looked up, default `public`. Never the role's own path: a table of the same name may lie there. */
  readonly schema?: string
}

/**
 * The settings of a PostgreSQL session that the hub depends on. The session sets them itself, because settings of a role or database
 * (ALTER ROLE … SET) change how dates and texts are read and written, and which table a name means.
 * - row_security off: a policy that would hide rows fails the statement (42501). Hidden rows would look like deleted ones.
 * - synchronous_commit on: a commit is durable, as the audit trail promises.
 */
export function sessionStatements({ timeoutMs, readOnly, schema = 'public' }: SessionSettings): string {
  if (!isSchema(schema)) throw new TypeError('expected a schema of at most 63 bytes')
  return [
    `SET default_transaction_read_only = ${readOnly ? 'on' : 'off'}`,
    `SET statement_timeout = ${Number(timeoutMs)}`,
    `SET search_path = "${schema.replaceAll('"', '""')}", pg_temp`, // pg_temp last: else it comes first
    `SET TimeZone = 'UTC'`,
    `SET DateStyle = 'ISO, YMD'`,
    `SET IntervalStyle = 'postgres'`,
    `SET client_encoding = 'UTF8'`,
    'SET standard_conforming_strings = on',
    'SET transform_null_equals = off',
    'SET extra_float_digits = 1',
    `SET bytea_output = 'hex'`,
    'SET row_security = off',
    `SET default_transaction_isolation = 'read committed'`,
    'SET synchronous_commit = on',
  ].join('; ')
}

/** The name of a schema, in any script. A longer one PostgreSQL would cut, and look into another. */
export function isSchema(name: string): boolean {
  return name !== '' && !name.includes('\0') && Buffer.byteLength(name) <= 63
}

/** For knex's pool: a connection is given out once its session is set. */
export function setSession(settings: SessionSettings) {
  const statements = sessionStatements(settings)
  return (client: Client, done: (error: Error | null, client: Client) => void): void => {
    client.query(statements, (error: Error | null) => done(error, client))
  }
}
