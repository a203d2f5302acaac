import { isoDay } from './days'
import type { FaultName, FaultRates } from './faults'
import type { Child, Family } from './family'
import { mistype, toFifteenDigits } from './id-number'
import { withHomophone, withVariant } from './names'
import type { Random } from './random'
import { type Lines, type RegistryName } from './tables'

/** Who a child is and which records speak of it: the answer sheet of linkage, kept from the hub. */
export interface Truth {
  readonly child: number
  readonly family: number
  readonly idNumber: string
  readonly twin: boolean
  /** Of every registry; those that bring their own rows stand only where they have one. */
  readonly records: Record<RegistryName, string[]> & Record<string, string[] | undefined>
  /** registry:fault, or the fault alone where it belongs to the child. */
  readonly faults: string[]
}

export type AllLines = { readonly [R in RegistryName]: Lines<R> }

/** What every writer needs. One per run. */
export interface Context {
  readonly today: number
  readonly faults: FaultRates
  readonly lines: AllLines
  readonly counters: Counters
  readonly recentIds: string[]
  count(fault: FaultName): void
}

/** A child about to be recorded. */
export interface Case {
  readonly family: Family
  readonly child: Child
  readonly truth: Truth
}

/** Running numbers for record keys, by prefix. */
export class Counters {
  private readonly counts = new Map<string, number>()

  next(prefix: string): number {
    const count = (this.counts.get(prefix) ?? 0) + 1
    this.counts.set(prefix, count)
    return count
  }
}

export function digits(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

/** A last-changed time in the sixty days before today, Asia/Shanghai. */
export function stamp(random: Random, today: number): string {
  const second = random.int(86_400)
  const time = `${digits(Math.floor(second / 3600), 2)}:${digits(Math.floor(second / 60) % 60, 2)}:${digits(second % 60, 2)}`
  return `${isoDay(today - 1 - random.int(60))} ${time}+08`
}

/** Name and ID number as a clerk outside the police writes them down, with the faults of the trade; each fault is counted and noted. */
export function recordIdentity(
  { child, truth }: Case,
  registry: RegistryName,
  random: Random,
  context: Context,
): { name: string; idNumber: string | null } {
  const { faults } = context
  const note = (fault: FaultName) => {
    context.count(fault)
    truth.faults.push(`${registry}:${fault}`)
  }
  let name = child.name
  const nameDraw = random.next()
  if (nameDraw < faults.homophoneName + faults.variantName) {
    const homophone = nameDraw < faults.homophoneName
    const changed = homophone ? withHomophone(name, random) : withVariant(name, random)
    if (changed !== null) {
      name = changed
      note(homophone ? 'homophoneName' : 'variantName')
    }
  }
  let draw = random.next()
  if ((draw -= faults.missingId) < 0) {
    note('missingId')
    return { name, idNumber: null }
  }
  if ((draw -= faults.mistypedId) < 0) {
    note('mistypedId')
    return { name, idNumber: mistype(child.idNumber, random) }
  }
  if ((draw -= faults.fifteenDigitId) < 0) {
    note('fifteenDigitId')
    return { name, idNumber: toFifteenDigits(child.idNumber) }
  }
  if ((draw -= faults.borrowedId) < 0 && context.recentIds.length > 50) {
    note('borrowedId')
    return { name, idNumber: context.recentIds[random.int(context.recentIds.length - 20)] as string }
  }
  return { name, idNumber: child.idNumber }
}
