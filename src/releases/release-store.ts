import { HubError } from '../errors/hub-error'
import type { HubStore, HubTransaction } from '../store/hub-store'
import type { CellRow } from './cells'
import type { ReleaseDesign } from '../statistics/published'
import { CellDigest, isSignature, signRelease, type SignedRelease } from './sign'

const AT_ONCE = 2_000
const TIME = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`

export interface ListedRelease {
  readonly id: string
  readonly month: string
  readonly correction: number
  readonly publishedAt: string
}

/** All published releases, the newest month first. */
export async function listReleases(store: HubStore): Promise<ListedRelease[]> {
  const rows = await store.run({
    text: `SELECT id::text, month, correction, to_char(published_at, ${TIME}) FROM statistics_release
      WHERE published_at IS NOT NULL ORDER BY month DESC, correction DESC`,
    values: [],
  })
  return rows.map(([id, month, correction, publishedAt]) => ({
    ...{ id: id!, month: month!, correction: Number(correction), publishedAt: publishedAt! },
  }))
}

/** The newest release of a month; null: there is none. */
export async function newestOf(
  store: HubStore,
  month: string,
): Promise<{ correction: number; snapshotSha256: string; design: ReleaseDesign } | null> {
  const [row] = await store.run({
    text: 'SELECT correction, snapshot_sha256, design FROM statistics_release WHERE month = $1 ORDER BY correction DESC LIMIT 1',
    values: [month],
  })
  return row ? { correction: Number(row[0]), snapshotSha256: row[1]!, design: JSON.parse(row[2]!) as ReleaseDesign } : null // prettier-ignore
}

/**
 * Stores a release with its cells, signs and publishes it: all in one transaction, so that nobody ever reads a part of one. Throws HubError
 * RELEASE_EXISTS when another process published the same.
 */
export async function publish(
  store: HubStore,
  auditKey: string,
  release: SignedRelease,
  cells: Iterable<CellRow>,
): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.run(`SELECT pg_advisory_xact_lock(hashtext('tonglian release'))`, [])
    const made = await tx.run(
      `INSERT INTO statistics_release (id, month, correction, made_at, snapshot_sha256, design, manifest)
       VALUES ($1::uuid, $2, $3, $4::timestamptz, $5, $6::jsonb, $7::jsonb) ON CONFLICT (month, correction) DO NOTHING RETURNING id`,
      [
        ...[release.id, release.month, release.correction, release.madeAt, release.snapshotSha256],
        ...[JSON.stringify(release.design), JSON.stringify(release.manifest)],
      ],
    )
    if (made.length === 0) throw new HubError('RELEASE_EXISTS')
    const digest = new CellDigest()
    let some: CellRow[] = []
    for (const row of cells) {
      digest.add(row)
      if (some.push(row) < AT_ONCE) continue
      await addCells(tx, release.id, some)
      some = []
    }
    await addCells(tx, release.id, some)
    await tx.run('UPDATE statistics_release SET published_at = $2::timestamptz, signature = $3 WHERE id = $1::uuid', [
      release.id,
      release.publishedAt,
      signRelease(auditKey, release, digest.hex()),
    ])
  })
}

async function addCells(tx: HubTransaction, release: string, rows: readonly CellRow[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(
    `INSERT INTO statistics_cell (release, family, division, open, numbers)
     SELECT $1::uuid, family, division, numbers IS NOT NULL, numbers
     FROM json_to_recordset($2::json) AS c(family smallint, division text, numbers integer[])`,
    [release, JSON.stringify(rows)],
  )
}

/** Whether a release and all its cells are what was signed under this key. */
export async function verifyRelease(store: HubStore, auditKey: string, id: string): Promise<boolean> {
  const [row] = await store.run({
    text: `SELECT month, correction, to_char(made_at, ${TIME}), to_char(published_at, ${TIME}), snapshot_sha256, design, manifest, signature
      FROM statistics_release WHERE id = $1::uuid`,
    values: [id],
  })
  if (!row) return false
  const [month, correction, madeAt, publishedAt, snapshotSha256, design, manifest, signature] = row as string[]
  const digest = new CellDigest()
  for await (const cell of cellsOf(store, id)) digest.add(cell)
  const release: SignedRelease = {
    ...{ id, month: month!, correction: Number(correction), madeAt: madeAt!, publishedAt: publishedAt! },
    ...{ snapshotSha256: snapshotSha256!, design: JSON.parse(design!), manifest: JSON.parse(manifest!) },
  }
  return isSignature(signRelease(auditKey, release, digest.hex()), signature!)
}

export interface NewestRelease {
  readonly id: string
  readonly month: string
  readonly snapshotSha256: string
  readonly design: ReleaseDesign
}

/** The newest release of all months; null: there is none. */
export async function newest(store: HubStore): Promise<NewestRelease | null> {
  const [row] = await store.run({
    text: `SELECT id::text, month, snapshot_sha256, design FROM statistics_release WHERE published_at IS NOT NULL
      ORDER BY month DESC, correction DESC LIMIT 1`,
    values: [],
  })
  if (!row) return null
  return { id: row[0]!, month: row[1]!, snapshotSha256: row[2]!, design: JSON.parse(row[3]!) as ReleaseDesign }
}

/** The cells of a release in the order in which they were signed, page by page. */
export async function* cellsOf(store: HubStore, id: string): AsyncIterable<CellRow> {
  for (let after: readonly [number, string] = [-1, '']; ;) {
    const rows = await store.run({
      text: `SELECT family, division, open::text, to_json(numbers)::text FROM statistics_cell
        WHERE release = $1::uuid AND (family, division) > ($2::smallint, $3 COLLATE "C") ORDER BY family, division COLLATE "C" LIMIT ${AT_ONCE}`,
      values: [id, ...after],
    })
    for (const [family, division, open, numbers] of rows) {
      const written = numbers == null ? null : (JSON.parse(numbers) as (number | null)[])
      if ((open === 'true') !== (written !== null)) return // the table's check was taken away
      yield { family: Number(family), division: division!, numbers: written }
    }
    if (rows.length < AT_ONCE) return
    const last = rows.at(-1)!
    after = [Number(last[0]), last[1]!]
  }
}
