import { readFileSync } from 'node:fs'
import path from 'node:path'
import national from 'chinese-days/dist/chinese-days.json'
import { Anchor } from './audit/anchor'
import { AuditWriter } from './audit/audit-writer'
import { Changes } from './commands/change'
import type { Config } from './config/load-config'
import { HubError } from './errors/hub-error'
import type { Clock } from './kit/clock'
import { projectRoot } from './kit/project-root'
import { WorkCalendar } from './ledgers/calendar'
import type { Timing } from './ledgers/ledger-dependencies'
import { OpeningRun } from './ledgers/opening-run'
import { readLimits, readSpecialDays } from './ledgers/read-limits'
import { HubStore } from './store/hub-store'

/**
 * Limits and working days as the settings have them. The national days are the package's table alone: its functions make dates by the
 * process's time zone. Throws HubError RULES_INVALID.
 */
export function ledgerTiming({ calendar, ledgers }: Pick<Config, 'calendar' | 'ledgers'>): Timing {
  const days = { holidays: Object.keys(national.holidays), workdays: Object.keys(national.workdays) }
  const own = calendar.file === null ? [] : [readSpecialDays(contentOf(calendar.file))]
  const limits = ledgers.limits ?? path.join(projectRoot(), 'src/ledgers/data/limits.yml')
  return { limits: readLimits(contentOf(limits)), calendar: new WorkCalendar([days, ...own]) }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new HubError('RULES_INVALID', `the file ${file} cannot be read`, {}, { cause })
  }
}

/** The hub's own steps in the ledgers, for jobs and the command line: with a chain of its own in the audit trail. */
export function ledgerRun(config: Config, hubUrl: string, store: HubStore, clock: Clock) {
  const changeStore = new HubStore({ url: hubUrl, poolSize: 1 })
  const audit = new AuditWriter(store, config.audit.key, new Anchor(config.audit.anchorFile), clock)
  const changes = new Changes(changeStore, audit)
  const { brakePercent: percent, brakeAbove: above } = config.ledgers
  const run = new OpeningRun({ ...ledgerTiming(config), store, changes, clock, brake: { percent, above } })
  return {
    run,
    async close(): Promise<void> {
      await audit.close()
      await changeStore.close()
    },
  }
}
