import { readAnchors } from '../audit/anchor'
import { verifyAudit } from '../audit/verify'
import type { Config } from '../config/load-config'
import { HubStore } from '../store/hub-store'
import { hubUrlBeside, openDatabases } from './databases'

/** Exit code 1 and the first bad entry when the trail is not what was written. */
export async function verify(config: Config): Promise<void> {
  const running = hubUrlBeside(config)
  const databases = running ? null : await openDatabases(config, () => undefined)
  const store = new HubStore({ url: running ?? databases!.hubUrl, poolSize: 1, timeoutMs: 600_000 })
  try {
    const verdict = await verifyAudit(store, config.audit.key, readAnchors(config.audit.anchorFile))
    if (!verdict.fault) {
      process.stdout.write(`${verdict.entries} entries in ${verdict.chains} chains, all as they were written\n`)
    } else {
      const { chain, seq, what } = verdict.fault
      process.stdout.write(`NOT as written: entry ${seq} of chain ${chain}: ${what}\n`)
      process.exitCode = 1
    }
  } finally {
    await store.close()
    await databases?.close()
  }
}
