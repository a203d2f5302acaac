import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { HubError } from '../errors/hub-error'
import type { HubStore, HubTransaction } from '../store/hub-store'
import { MANIFEST, type Snapshot, type SnapshotManifest } from './manifest'
import { sha256Of } from './snapshot-file'

/** Notes a snapshot as the newest of its month. */
export async function keepSnapshot(tx: HubTransaction, manifest: SnapshotManifest): Promise<void> {
  const { month, madeAt, children, file, sha256 } = manifest
  await tx.run(
    `INSERT INTO statistics_snapshot (month, made_at, children, file, sha256, manifest)
     VALUES ($1, $2::timestamptz, $3, $4, $5, $6::jsonb) ON CONFLICT (month) DO UPDATE SET
       made_at = excluded.made_at, children = excluded.children, file = excluded.file, sha256 = excluded.sha256, manifest = excluded.manifest`,
    [month, madeAt, children, file, sha256, JSON.stringify(manifest)],
  )
}

/**
 * The newest snapshot of a month, with its file checked against the hash that was noted when it was made; null: there is none. Throws
 * HubError SNAPSHOT_DAMAGED, HUB_UNAVAILABLE.
 */
export async function openSnapshot(store: HubStore, folder: string, month: string): Promise<Snapshot | null> {
  const [row] = await store.run({
    text: 'SELECT file, sha256, manifest FROM statistics_snapshot WHERE month = $1',
    values: [month],
  })
  if (!row) return null
  const [file, sha256, manifest] = row
  const place = path.join(folder, file!)
  if (!existsSync(place)) throw damaged(`the file ${file} is not there`)
  const came = await sha256Of(place)
  if (came !== sha256) throw damaged(`the file ${file}: expected the SHA-256 ${sha256}, got ${came}`)
  return { manifest: JSON.parse(manifest!) as SnapshotManifest, path: place }
}

/** The snapshot of a month with this hash, also one that was made anew since. Throws HubError SNAPSHOT_DAMAGED: there is none, or it is another. */
export async function snapshotOf(folder: string, month: string, sha256: string): Promise<Snapshot> {
  const place = path.join(folder, month)
  for (const number of existsSync(place) ? readdirSync(place) : []) {
    const told = path.join(place, number, MANIFEST)
    if (!existsSync(told)) continue
    const manifest = JSON.parse(readFileSync(told, 'utf8')) as SnapshotManifest
    if (manifest.sha256 !== sha256) continue
    const file = path.join(folder, manifest.file)
    if (!existsSync(file)) throw damaged(`the file ${manifest.file} is not there`)
    const came = await sha256Of(file)
    if (came !== sha256) throw damaged(`the file ${manifest.file}: expected the SHA-256 ${sha256}, got ${came}`)
    return { manifest, path: file }
  }
  throw damaged(`of ${month} none has the SHA-256 ${sha256}, which a release was made of`)
}

function damaged(what: string): HubError {
  return new HubError('SNAPSHOT_DAMAGED', `The snapshot is not what was written: ${what}. 快照与当时写入的文件不符。`)
}
