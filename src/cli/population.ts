import { readFileSync, statSync } from 'node:fs'
import { statisticsInForce } from '../app-releases'
import type { Config } from '../config/load-config'
import { MOST } from '../pupil-lists/list'
import { loadPopulation } from '../releases/population-store'
import { readPopulation } from '../releases/read-population'
import { CliError } from './fail'
import { withOwner } from './release'

/** Loads a table of population from a file: all rows, or none. */
export async function load(config: Config, file: string): Promise<void> {
  const rows = readPopulation(contentOf(file), statisticsInForce(config).design.dimensions)
  await withOwner(config, async (store) => {
    const tables = await loadPopulation(store, rows)
    process.stdout.write(`${rows.length} rows loaded: ${tables.join(', ')}\n`)
  })
}

function contentOf(file: string): Uint8Array {
  try {
    if (statSync(file).size > MOST.bytes) throw new CliError(`Expected a file of at most ${MOST.bytes} bytes.`)
    return readFileSync(file)
  } catch (fault) {
    if (fault instanceof CliError) throw fault
    throw new CliError('The file cannot be read. Expected a CSV file.')
  }
}
