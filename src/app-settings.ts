import { createHmac } from 'node:crypto'
import type { Config } from './config/load-config'
import type { ComparisonSettings } from './identity/comparison'

export const FEED_MILLIS = 60_000

/** How a registry is compared with the links. */
export function comparisonSettings({ sync }: Config): ComparisonSettings {
  return {
    pageSize: sync.pageSize,
    timeoutMs: FEED_MILLIS,
    everyMs: sync.compareEveryHours * 3_600_000,
    mostGone: sync.mostGone,
    mostGonePercent: sync.mostGonePercent,
  }
}

/** The key of child ids: fixed for the demo, so that its README holds; the hub's own elsewhere. */
export function childIdSecret(config: Config): string {
  if (config.mode === 'demo') return `demo ${config.demo.seed}`
  return createHmac('sha256', config.audit.key).update('child ids').digest('hex')
}
