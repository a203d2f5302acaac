import { type Entry, HUB_RECORDS, RegistryFault } from '../../connectors/contract/records'
import type { DropoutVerdict, VerdictInput } from '../../schema'
import type { FieldSource, Touches } from '../../src/access/sources'
import type { Part } from '../../src/execute/seen-child'
import { today, type Clock } from '../../src/kit/clock'
import { registryEnum } from './registry-enum'

const COLUMNS = [
  ...['level', 'since', 'judgedOn', 'reason', 'days', 'rule', 'variant', 'rulesVersion', 'confidence'],
  ...['inputs', 'missing', 'unknowable', 'aid', 'groups', 'differsFromLedger'],
]

export const verdictTouches: Touches = {
  fields: {
    'Child.dropoutVerdict': { kind: 'part', registry: HUB_RECORDS },
    ...Object.fromEntries(
      COLUMNS.map((column): [string, FieldSource] => [
        `DropoutVerdict.${column}`,
        { kind: 'column', registry: HUB_RECORDS, column },
      ]),
    ),
  },
}

/** The hub's own record of a child, as far as the view shows it. A fault stands in its place. */
export function toVerdict(part: Part | undefined, clock: Clock): DropoutVerdict | RegistryFault | null {
  if (!part || part instanceof RegistryFault) return part ?? null
  return { ...part, inputs: toInputs(part['inputs'], clock) } as unknown as DropoutVerdict
}

export function toInputs(inputs: Entry[string], clock: Clock): VerdictInput[] | null {
  if (!Array.isArray(inputs)) return null
  return (inputs as readonly Entry[]).map(({ input, registry, state, asOf }) => {
    const known = registry === FROM_SEVERAL ? null : registryEnum(registry as string)
    const at = (asOf ?? null) as string | null
    return { input, registry: known, state, asOf: at, ageDays: at && daysSince(at, clock) } as VerdictInput
  })
}

/** The hub's own word, drawn from several registries (src/dropout/stored-facts.ts). */
const FROM_SEVERAL = 'links'
const DAY = 86_400_000

function daysSince(at: string, clock: Clock): number {
  const day = today({ now: () => Date.parse(at) })
  return Math.max(0, (Date.parse(today(clock)) - Date.parse(day)) / DAY)
}
