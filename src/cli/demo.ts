import type { Config } from '../config/load-config'
import { systemClock } from '../kit/clock'
import { openDatabases } from './databases'
import { loadDemo } from './demo-data'
import { CliError } from './fail'
import { Progress } from './progress'

/** Makes the demo registries anew, clean or dirty. Links follow at the next start. */
export async function demo(config: Config, dirty: boolean): Promise<void> {
  const progress = new Progress(process.stderr)
  const databases = await openDatabases(config, (sentence) => progress.say(sentence))
  try {
    if (!databases.demoOwners)
      throw new CliError('The settings name registries of their own; the demo fills embedded ones only.')
    await loadDemo(config, databases, progress, systemClock, dirty)
    progress.say('Done. `npm start` links them and brings the hub up.')
  } finally {
    await databases.close()
  }
}
