import type { Config } from '../config/load-config'
import { rulesInForce } from '../config/rules-file'
import { DropoutRun } from '../dropout/dropout-run'
import { systemClock } from '../kit/clock'
import { HubStore } from '../store/hub-store'
import { openExisting } from './databases'

const STATEMENT_MILLIS = 300_000

/** Judges all children again, today and by the rules in force, beside a hub that runs. The hub does so by itself every day. */
export async function dropoutRun(config: Config): Promise<void> {
  const rules = rulesInForce(config)
  const databases = await openExisting(config)
  const store = new HubStore({ url: databases.hubUrl, poolSize: 2, timeoutMs: STATEMENT_MILLIS })
  try {
    const begun = systemClock.now()
    const { day, version, judged, changed } = await new DropoutRun(store, rules, systemClock).again()
    const seconds = ((systemClock.now() - begun) / 1000).toFixed(1)
    process.stdout.write(`${judged} children judged for ${day} by ${version} in ${seconds} s; ${changed} verdicts differ from before\n`) // prettier-ignore
  } finally {
    await store.close()
    await databases.close()
  }
}
