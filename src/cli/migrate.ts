import type { Config } from '../config/load-config'
import { migrateHub } from './databases'
import { CliError } from './fail'

export async function migrateCommand(config: Config): Promise<void> {
  const { url, ownerUrl } = config.hub
  if (!url || !ownerUrl)
    throw new CliError(
      'Expected hub.url and hub.ownerUrl (TONGLIAN_HUB_URL, TONGLIAN_HUB_OWNER_URL). The embedded hub migrates by itself.',
    )
  await migrateHub(ownerUrl, url)
  process.stdout.write('The hub’s database is at its newest form.\n')
}
