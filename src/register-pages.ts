import { REGISTRIES } from '../connectors/registries'
import type { App } from './app'
import type { Config } from './config/load-config'
import { MISHAPS, type WhatIf } from './demo/what-if'
import { application } from './http/application'
import { borders, readBorders } from './http/borders'
import { explorer } from './http/explorer'
import { whatIfSwitch } from './http/what-if'
import { projectRoot } from './kit/project-root'

/**
 * Puts the application at `/` and the explorer at `/explorer`. `demoAccounts`: those that both offer to switch to. `whatIf`: what the
 * demo's connectors were wrapped with; null where there is no such switch.
 */
export async function registerPages(
  app: App,
  config: Config,
  demoAccounts: readonly string[],
  whatIf: WhatIf | null = null,
): Promise<void> {
  const root = projectRoot()
  const trustedOnly = config.http.trustedDocumentsOnly
  const { signedInActor } = app.signIn
  const { bordersFile } = config.http
  if (bordersFile !== null) await app.server.register(borders(readBorders(bordersFile)))
  const registries = whatIf ? REGISTRIES.map(({ name }) => name) : []
  await app.server.register(application({ root, demoAccounts, borders: bordersFile !== null, registries }))
  await app.server.register(explorer({ root, demoAccounts, trustedOnly, signedInActor }))
  if (whatIf) await app.server.register(whatIfSwitch({ registries, mishaps: MISHAPS, whatIf, signedInActor }))
}
