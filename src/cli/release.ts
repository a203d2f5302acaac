import { ownerStore, release as releaseOf, writeSnapshot } from '../app-releases'
import { checkKey } from '../audit/check-key'
import type { Config } from '../config/load-config'
import { systemClock } from '../kit/clock'
import type { ShownShare } from '../releases/cells'
import { listReleases, verifyRelease } from '../releases/release-store'
import { isMonth, lastMonth } from '../snapshots/month'
import { openSnapshot } from '../snapshots/snapshot-store'
import type { HubStore } from '../store/hub-store'
import { OTHER_KEY } from './audit-key'
import { openExistingHub } from './databases'
import { CliError } from './fail'

/** Writes the snapshot of a month; one that is there is checked and left, unless `again`. */
export async function snapshot(config: Config, month: string | undefined, again: boolean): Promise<void> {
  await withOwner(config, async (store) => {
    const found = again ? null : await openSnapshot(store, config.statistics.snapshots, checked(month) ?? lastMonth(systemClock)) // prettier-ignore
    const begun = systemClock.now()
    const { manifest, path } = found ?? (await writeSnapshot(config, store, systemClock, month))
    const { children, withoutDivision } = manifest
    const how = found ? 'is as it was written' : `written in ${seconds(begun)}`
    line(`${manifest.month}: ${children} children, ${withoutDivision} of them without a division of residence; ${how}`)
    line(`${path}\nsha256 ${manifest.sha256}`)
  })
}

/** Makes, audits and publishes a release, and prints how much it withholds. */
export async function release(config: Config, month: string | undefined, correct: boolean): Promise<void> {
  await withOwner(config, async (store) => {
    if ((await checkKey(store, config.audit.key)) === 'other') throw new CliError(OTHER_KEY)
    const begun = systemClock.now()
    const made = await releaseOf(config, store, systemClock, { month: checked(month), correct })
    printUsefulness(made.usefulness)
    line(`${made.month} published${made.correction > 0 ? ` as correction ${made.correction}` : ''} in ${seconds(begun)}: release ${made.id}`) // prettier-ignore
  })
}

export async function list(config: Config): Promise<void> {
  await withOwner(config, async (store) => {
    const releases = await listReleases(store)
    for (const { id, month, correction, publishedAt } of releases)
      line([month, correction === 0 ? 'first' : `correction ${correction}`, `published ${publishedAt}`, id].join('\t'))
    line(`${releases.length} releases`)
  })
}

/** Exit code 0 only where there is a release, and each is what was signed. */
export async function verify(config: Config, month: string | undefined): Promise<void> {
  checked(month)
  await withOwner(config, async (store) => {
    const releases = (await listReleases(store)).filter((one) => month === undefined || one.month === month)
    if (releases.length === 0) throw new CliError(`NOT verified: no release${month === undefined ? '' : ` of ${month}`} is published.`) // prettier-ignore
    for (const { id, month: of, correction } of releases) {
      const isTrue = await verifyRelease(store, config.audit.key, id)
      line(`${of}${correction > 0 ? ` correction ${correction}` : ''}: ${isTrue ? 'as it was signed' : 'NOT as it was signed'}`) // prettier-ignore
      if (!isTrue) process.exitCode = 1
    }
  })
}

/** As the owner of the hub's database: the running hub's role may not write releases. */
export async function withOwner(config: Config, work: (store: HubStore) => Promise<void>): Promise<void> {
  const databases = await openExistingHub(config)
  try {
    if (databases.hubOwnerUrl === null)
      throw new CliError('Expected hub.ownerUrl (TONGLIAN_HUB_OWNER_URL): the role of the running hub may not write releases.') // prettier-ignore
    const store = ownerStore(databases.hubOwnerUrl)
    try {
      await work(store)
    } finally {
      await store.close()
    }
  } finally {
    await databases.close()
  }
}

function printUsefulness(rows: readonly ShownShare[]): void {
  const cells = rows.map(({ level, family, divisions, closed, numbers: all, withheld }) => [
    ...[level, family.join(' × '), String(divisions), String(closed), String(all), percent(withheld, all)],
  ])
  const table = [['level', 'family', 'divisions', 'closed', 'numbers', 'withheld'], ...cells]
  const widths = table[0]!.map((_, i) => Math.max(...table.map((row) => row[i]!.length)))
  for (const row of table) line(row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ')) // prettier-ignore
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`
}

function checked(month: string | undefined): string | undefined {
  if (month === undefined || isMonth(month)) return month
  throw new CliError('Expected --month as YYYY-MM, such as 2026-10.')
}

function seconds(begun: number): string {
  return `${((systemClock.now() - begun) / 1000).toFixed(1)} s`
}

function line(text: string): void {
  process.stdout.write(`${text}\n`)
}
