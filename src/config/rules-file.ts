import { readFileSync } from 'node:fs'
import path from 'node:path'
import { HubError } from '../errors/hub-error'
import { projectRoot } from '../kit/project-root'
import type { RuleSet } from '../rules/dropout-rules'
import { readRules } from '../rules/read-rules'
import type { Config } from './load-config'

/** A local rule of the demo: an example, which no real place has to follow. */
const DEMO_VARIANT = 'week-and-month'

/** The rules of dropout control that these settings name. Throws HubError RULES_INVALID with every fault and its line. */
export function rulesInForce(config: Config): RuleSet {
  return rulesOf(
    config.rules.file ?? path.join(projectRoot(), 'src/rules/data/dropout-control.yml'),
    switchedOn(config),
  )
}

/** Names of the local variants that these settings switch on. */
export function switchedOn({ mode, rules }: Config): readonly string[] {
  return namesIn(rules.dropout ?? (mode === 'demo' ? DEMO_VARIANT : ''))
}

export function namesIn(written: string): readonly string[] {
  return written
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** The rules of a file. Throws HubError RULES_INVALID. */
export function rulesOf(file: string, on: readonly string[]): RuleSet {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new HubError('RULES_INVALID', `The rule file ${file} cannot be read.`)
  }
  const { rules, faults } = readRules(text, on)
  if (rules) return rules
  const lines = faults.map(({ line, sentence }) => `${file}:${line}: ${sentence}`)
  throw new HubError('RULES_INVALID', ['The rule file was refused whole. 规则文件已整份拒绝。', ...lines].join('\n'))
}
