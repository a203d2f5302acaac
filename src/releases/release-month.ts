import { randomUUID } from 'node:crypto'
import type { Highs } from 'highs'
import { HubError } from '../errors/hub-error'
import { instant, type Clock } from '../kit/clock'
import type { Snapshot } from '../snapshots/manifest'
import { countCube } from '../statistics/cube'
import { makeRelease } from '../statistics/release'
import { LIMITS, type Unsafe } from '../statistics/unsafe'
import type { HubStore } from '../store/hub-store'
import { cellRows, ShownCount, type CellRow, type ShownShare } from './cells'
import { BLOCK_LEVEL, levelOf, type Statistics } from './design'
import { earlierRelease } from './earlier-release'
import { groupSnapshot } from './group-snapshot'
import { newestOf, publish } from './release-store'
import { canonical } from './sign'

export interface ReleaseOptions {
  /** The hub's database as its owner. */
  readonly store: HubStore
  readonly clock: Clock
  readonly auditKey: string
  readonly statistics: Statistics
  readonly snapshot: Snapshot
  /** The folder of snapshots: with those that earlier releases were made of. */
  readonly folder: string
  /** A new release of a month that is published already. */
  readonly correct: boolean
  /** The solver of the audit, freshly loaded. */
  readonly solver: Highs
  /** Default: the protected cube of src/statistics. */
  readonly protect?: typeof makeRelease
}

export interface PublishedRelease {
  readonly id: string
  readonly month: string
  readonly correction: number
  readonly usefulness: readonly ShownShare[]
}

/**
 * Counts a snapshot, protects and audits the numbers, signs and publishes them. Throws HubError RELEASE_EXISTS for a month that is published,
 * RELEASE_UNSAFE where the audit fails: then nothing is kept. STATISTICS_INVALID, HUB_UNAVAILABLE.
 */
export async function releaseMonth(options: ReleaseOptions): Promise<PublishedRelease> {
  const { store, clock, statistics, snapshot, solver } = options
  const { month, sha256 } = snapshot.manifest
  const correction = await numberOfNext(options)
  const { design } = statistics
  const groups = await groupSnapshot(snapshot, statistics)
  const cube = countCube(design, groups)
  if (cube.divisions[0]!.length === 0) throw new HubError('RELEASE_UNSAFE', 'The snapshot holds no child with a division of residence: there is nothing to count. 快照中没有可统计的儿童。') // prettier-ignore
  const made = (options.protect ?? makeRelease)(cube, {
    limits: { ...LIMITS, k: design.k },
    blockLevel: BLOCK_LEVEL,
    solver,
    earlier: await earlierRelease(store, options.folder, snapshot, statistics, cube),
  })
  if (!made.audited) throw new HubError('RELEASE_UNSAFE', 'Too much is unknown to audit it, nothing was published. Expected fewer families or codes, or a higher `lowest` in the file of dimensions. 未知单元过多，无法审核，未发布。') // prettier-ignore
  if (made.exposed.length > 0) throw unsafe(made.exposed, statistics)
  const rows: CellRow[] = []
  const useful = new ShownCount(design)
  for (const row of cellRows(cube, made)) {
    useful.add(row)
    rows.push(row)
  }
  const now = instant(clock.now())
  const release = {
    ...{ id: randomUUID(), month, correction, madeAt: now, publishedAt: now, snapshotSha256: sha256, design },
    manifest: {
      format: 1,
      snapshotMadeAt: snapshot.manifest.madeAt,
      day: snapshot.manifest.day,
      statistics: statistics.version,
      accessTable: snapshot.manifest.accessTable,
      rules: Object.keys(snapshot.manifest.rules),
      registries: snapshot.manifest.registries.map(({ name, asOf }) => ({ name, asOf })),
      limits: { ...LIMITS, k: design.k },
      usefulness: useful.all,
    },
  }
  await publish(store, options.auditKey, release, rows)
  return { id: release.id, month, correction, usefulness: useful.all }
}

async function numberOfNext({ store, snapshot, statistics, correct }: ReleaseOptions): Promise<number> {
  const { month, sha256 } = snapshot.manifest
  const newest = await newestOf(store, month)
  if (!newest) return 0
  if (!correct)
    throw new HubError(
      'RELEASE_EXISTS',
      `${month} is published. A correction is a new release: --correct. 该月已发布；更正须另行发布。`,
    )
  if (newest.snapshotSha256 === sha256 && canonical(newest.design) === canonical(statistics.design))
    throw new HubError('RELEASE_EXISTS', `${month}: neither the snapshot nor the dimensions differ from the release that stands. Make the snapshot again first: tonglian snapshot --again. 与已发布内容相同，无可更正。`) // prettier-ignore
  return newest.correction + 1
}

/** Names families and levels, never a number. */
function unsafe(exposed: readonly Unsafe[], { design }: Statistics): HubError {
  const places = exposed.flatMap(({ plus }) => plus.slice(0, 1)).map(({ family, division }) => `${levelOf(division)} ${design.families[family]!.join(' × ')}`) // prettier-ignore
  const named = [...new Set(places)].sort()
  return new HubError('RELEASE_UNSAFE', `The audit failed, nothing was published: ${exposed.length} numbers could be learnt, of ${named.join('; ')}. 未通过泄露审核，未发布。`, { places: named }) // prettier-ignore
}
