import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { registryDatabases } from '../../connectors/registries'
import { provisionRoles } from '../../src/embedded/provision'
import { Cluster, startCluster } from '../../src/embedded/start-cluster'
import { testPassword } from './test-password'

const holder = globalThis as typeof globalThis & { testCluster?: Cluster; testClusterDir?: string }

/** jest globalSetup: one PostgreSQL for the whole run, or the one that TEST_PG_ADMIN_URL names. Gone with the run, however the run ends. */
module.exports = async function globalSetup(): Promise<void> {
  if (!process.env.TEST_PG_ADMIN_URL) {
    const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-test-'))
    chmodSync(folder, 0o711) // as root, PostgreSQL's user must get in
    holder.testClusterDir = folder
    holder.testCluster = await startCluster({ dataDir: folder, throwAway: true })
    process.env.TEST_PG_ADMIN_URL = holder.testCluster.adminUrl
  }
  const admin = new Client({ connectionString: process.env.TEST_PG_ADMIN_URL })
  await admin.connect()
  await provisionRoles(admin, ['hub', ...registryDatabases()], testPassword)
  await admin.end()
}
