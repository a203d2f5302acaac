import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ownerStore, statisticsInForce, writeSnapshot } from '../../../src/app-releases'
import { loadConfig } from '../../../src/config/load-config'
import { beginStart } from '../../../src/kit/code-guard'
import { instant } from '../../../src/kit/clock'
import { projectRoot } from '../../../src/kit/project-root'
import type { CellRow } from '../../../src/releases/cells'
import { groupSnapshot } from '../../../src/releases/group-snapshot'
import { publish } from '../../../src/releases/release-store'
import { countCube, selectionsOf, type Cube } from '../../../src/statistics/cube'
import { numberOf } from '../../../src/statistics/unsafe'
import type { TestHub } from '../../support/hub'

/** In so small a division nothing is told. */
const CLOSED_BELOW = 6

/**
 * Publishes months of the hub's index by the parts of `tonglian release`: snapshot, counts, signature. In the earlier months every seventh
 * group of children is not there yet. All five levels are released, as the page can go down to villages. The page shows whatever was published, so that the protection, which takes minutes and has tests of its
 * own, is a plain one here: small numbers alone are withheld, and small divisions closed.
 */
export async function publishMonths(hub: TestHub, months: readonly string[]): Promise<void> {
  const parsing = beginStart() // settings are read as at a start: elsewhere a release has a process of its own
  const file = path.join(hub.dataDir, 'statistics.yml')
  writeFileSync(file, readFileSync(path.join(projectRoot(), 'schema/statistics.yml'), 'utf8').replace(/^lowest: \w+$/m, 'lowest: village')) // prettier-ignore
  const config = loadConfig({ env: {}, overrides: { dataDir: hub.dataDir, 'statistics.file': file } })
  const statistics = statisticsInForce(config)
  const { design } = statistics
  parsing.ready()
  const store = ownerStore(hub.urls.hub.owner)
  try {
    const snapshot = await writeSnapshot(config, store, hub.clock, months[0])
    const groups = [...(await groupSnapshot(snapshot, statistics))]
    const now = instant(hub.clock.now())
    for (const [i, month] of months.entries()) {
      const cube = countCube(design, i === 0 ? groups : groups.filter((_, at) => at % 7 > 0))
      const release = {
        ...{ id: randomUUID(), month, correction: 0, madeAt: now, publishedAt: now, design, manifest: {} },
        snapshotSha256: snapshot.manifest.sha256,
      }
      await publish(store, config.audit.key, release, plainRows(cube, design.k))
    }
  } finally {
    await store.close()
  }
}

function* plainRows(cube: Cube, k: number): Iterable<CellRow> {
  for (const [family, { sizes }] of cube.families.entries())
    for (const division of cube.divisions.flat().sort()) {
      const numbers = selectionsOf(sizes).map((selection) => numberOf(cube, { family, division, selection }))
      const open = numbers[0]! >= CLOSED_BELOW
      yield { family, division, numbers: open ? numbers.map((n) => (n > 0 && n < k ? null : n)) : null }
    }
}

/** The month that runs in Asia/Shanghai, and the one before. */
export function monthsAt(today: string): readonly [string, string] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return [today.slice(0, 7), new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7)]
}
