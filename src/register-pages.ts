import type { App } from './app'
import type { Config } from './config/load-config'
import { application } from './http/application'
import { borders, readBorders } from './http/borders'
import { explorer } from './http/explorer'
import { projectRoot } from './kit/project-root'

/** Puts the application at `/` and the explorer at `/explorer`. `demoAccounts`: those that both offer to switch to. */
export async function registerPages(app: App, config: Config, demoAccounts: readonly string[]): Promise<void> {
  const root = projectRoot()
  const trustedOnly = config.http.trustedDocumentsOnly
  const { signedInActor } = app.signIn
  const { bordersFile } = config.http
  if (bordersFile !== null) await app.server.register(borders(readBorders(bordersFile)))
  await app.server.register(application({ root, demoAccounts, borders: bordersFile !== null }))
  await app.server.register(explorer({ root, demoAccounts, trustedOnly, signedInActor }))
}
