import { connectRegistries } from '../../src/connect'
import { loadConfig } from '../../src/config/load-config'
import { ShiftedClock } from '../../src/kit/clock'
import type { RegistryName } from '../../src/demo/tables'
import { openDemoRegistries } from '../demo/demo-registries'
import type { Part } from './ask'

const AT_ONCE = 200

/** 'health 4304…': keys of fixed length may come with the blanks that fill them up. */
export function recordName(registry: string, record: string): string {
  return `${registry} ${registry === 'health' ? record.replace(/ +$/, '') : record}`
}

/** Every record of the clean twin of a dirty demo, whole, by registry and key. */
export async function cleanRecords(demo: {
  readonly children: number
  readonly seed: number
  readonly today: string
}): Promise<ReadonlyMap<string, Part>> {
  const registries = await openDemoRegistries()
  try {
    await registries.generate({ ...demo, dirty: { sheet: null, twin: true } })
    return await readAll(registries.urls)
  } finally {
    await registries.close()
  }
}

async function readAll(urls: Readonly<Record<RegistryName, string>>): Promise<ReadonlyMap<string, Part>> {
  const connectors = connectRegistries(loadConfig({ env: {} }), urls, new ShiftedClock())
  const found = new Map<string, Part>()
  try {
    for (const connector of connectors) {
      const { columns, collections } = connector.capabilities
      let after: string | null = null
      for (;;) {
        const page = await connector.all(after, AT_ONCE, AbortSignal.timeout(30_000))
        const ids = page.records.map(({ id }) => id)
        for (const record of await connector.fetch(ids, { columns, collections }, AbortSignal.timeout(30_000))) {
          if (record === null || record instanceof Error) throw new TypeError('a clean record cannot be read')
          found.set(recordName(connector.registry, record.id), record.values as Part)
        }
        if (!page.more || ids.length === 0) break
        after = ids.at(-1)!
      }
    }
    return found
  } finally {
    await Promise.all(connectors.map((connector) => connector.close()))
  }
}
