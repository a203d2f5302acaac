import type { DuckDBConnection } from '@duckdb/node-api'

export interface DuckOptions {
  /** Where what does not fit into memory goes: a folder that exists. */
  readonly spill: string
  /** A database of its own on disk; default: in memory. */
  readonly file?: string
}

const MEMORY = '512MB'

/**
 * A DuckDB of this process, with bounded memory; it fetches nothing from the network and reads no file but those that it is told. Loaded
 * when it is needed: it is large, and the serving process never needs it.
 */
export async function withDuck<T>(
  { spill, file = ':memory:' }: DuckOptions,
  work: (duck: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(file, {
    memory_limit: MEMORY,
    threads: '2',
    temp_directory: spill,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  try {
    const duck = await instance.connect()
    try {
      return await work(duck)
    } finally {
      duck.closeSync()
    }
  } finally {
    instance.closeSync()
  }
}

/** A text in a statement of DuckDB. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A name in a statement of DuckDB. */
export function named(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
