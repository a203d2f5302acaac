import { realpathSync } from 'node:fs'
import { lockHolder } from './instance-lock'
import { recordedPlace } from './place'
import { runningPort } from './postmaster'
import type { DatabaseUrls } from './provision'
import { rolePassword } from './start-cluster'
import { urlsOf } from './start-embedded'

/**
 * The databases of the hub that runs on this data folder now, for commands beside it (`tonglian audit verify`); null when none runs.
 * Whoever may read <dataDir>/embedded.json (the user who started it, root) may use them.
 */
export function findRunning(dataDir: string): { readonly urls: DatabaseUrls; readonly hubPid: number } | null {
  let real: string
  try {
    real = realpathSync(dataDir)
  } catch {
    return null
  }
  const hubPid = lockHolder(real)
  const place = hubPid === null ? null : recordedPlace(real)
  const port = place && runningPort(place.home)
  if (hubPid === null || !place || port === null) return null
  return { hubPid, urls: urlsOf(port, (role) => rolePassword(place, role)) }
}
