import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'
import type { RegistryDatabase } from '../../connectors/registries'
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
export function findRunning(
  dataDir: string,
  registries: readonly RegistryDatabase[],
): { readonly urls: DatabaseUrls; readonly hubPid: number } | null {
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
  return { hubPid, urls: urlsOf(port, registries, (role) => rolePassword(place, role)) }
}

/** Whether a database was made for this data folder, running or not. Changes nothing. */
export function holdsCluster(dataDir: string): boolean {
  if (!existsSync(dataDir)) return false
  const place = recordedPlace(realpathSync(dataDir))
  return place !== null && existsSync(path.join(place.home, 'postgres'))
}
