import { rmSync } from 'node:fs'
import type { Cluster } from '../../src/embedded/start-cluster'

const holder = globalThis as typeof globalThis & { testCluster?: Cluster; testClusterDir?: string }

/** jest globalTeardown: stops the run's PostgreSQL and removes its folder. An interrupted run leaves that to the guard. */
module.exports = async function globalTeardown(): Promise<void> {
  await holder.testCluster?.stop()
  if (holder.testClusterDir) rmSync(holder.testClusterDir, { recursive: true, force: true, maxRetries: 5 })
}
