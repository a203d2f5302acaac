import { existsSync } from 'node:fs'
import { readAnchors } from '../audit/anchor'
import { checkKey } from '../audit/check-key'
import { verifyAudit, type AuditVerdict } from '../audit/verify'
import type { Config } from '../config/load-config'
import { HubStore } from '../store/hub-store'
import { OTHER_KEY } from './audit-key'
import { openExistingHub } from './databases'

/** Exit code 0 only for a trail that is there and is what was written, its end checked against the anchors. */
export async function verify(config: Config, { anchor }: { readonly anchor: boolean }): Promise<void> {
  const databases = await openExistingHub(config)
  const store = new HubStore({ url: databases.hubUrl, poolSize: 1, timeoutMs: 600_000 })
  try {
    const key = await checkKey(store, config.audit.key)
    if (key === 'none') return fail('NOT verified: the trail is empty. A hub writes its first entry when it starts.')
    const anchors = anchor ? readAnchors(config.audit.anchorFile) : new Map()
    const verdict = await verifyAudit(store, config.audit.key, anchors)
    if (verdict.fault) return fail(key === 'other' ? `NOT verified. ${OTHER_KEY}` : wordsOf(verdict.fault))
    const { entries, chains } = verdict
    process.stdout.write(`${entries} entries in ${chains} chains, all as they were written\n`)
    if (!anchor) return say('Not checked against anchors (--without-anchor): a cut at the end would not show.')
    if (anchors.size === 0) return fail(noAnchors(config.audit.anchorFile))
    const { unvouched, unvouchedSeconds } = verdict
    if (unvouchedSeconds > LATE_SECONDS) return fail(lateAnchors(config.audit.anchorFile, unvouched, unvouchedSeconds))
    if (unvouched > 0) say(`The newest ${unvouched} are beyond every anchor: a cut behind them would not show.`)
  } finally {
    await store.close()
    await databases.close()
  }
}

/** Anchors are noted every second, and some more where the disk was full for a moment. */
const LATE_SECONDS = 60

function lateAnchors(file: string, entries: number, seconds: number): string {
  return `NOT verified to its end: the anchor file ${file} knows nothing of the newest ${entries} entries, written within ${seconds} seconds.\nIt was cut short, is another hub's, or could not be written. Put it back, or verify without it: --without-anchor`
}

function wordsOf({ chain, seq, what }: NonNullable<AuditVerdict['fault']>): string {
  return `NOT as written: entry ${seq} of chain ${chain}: ${what}`
}

function noAnchors(file: string): string {
  const what = existsSync(file) ? 'holds no anchor' : 'is not there'
  return `NOT verified to its end: the anchor file ${file} ${what}, so a cut at the end would not show.\nPut it back, name it with TONGLIAN_AUDIT_ANCHOR_FILE, or verify without it: --without-anchor`
}

function fail(sentence: string): void {
  say(sentence)
  process.exitCode = 1
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
