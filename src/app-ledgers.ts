import { readFileSync } from 'node:fs'
import path from 'node:path'
import national from 'chinese-days/dist/chinese-days.json'
import type { Config } from './config/load-config'
import { HubError } from './errors/hub-error'
import { projectRoot } from './kit/project-root'
import { WorkCalendar } from './ledgers/calendar'
import type { Timing } from './ledgers/ledger-dependencies'
import { readLimits, readSpecialDays } from './ledgers/read-limits'

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
