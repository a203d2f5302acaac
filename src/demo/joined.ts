import type { DemoFamily, DemoParent, RegistryDemo } from '../../connectors/contract/demo'
import type { RegistryDefinition } from '../../connectors/contract/registry'
import { addMonths, isoDay } from './days'
import type { Family, Parent, Person } from './family'
import { isAbleToCare } from './parents'
import { Random } from './random'
import { SHOWCASE } from './showcase'
import { LinesOf } from './tables'
import type { Truth } from './context'

/** A registry that brings its demo rows with its definition, and where its database lies. */
export interface JoinedDemo {
  readonly registry: string
  /** Its field of `Child`. */
  readonly part: string
  readonly url: string
  readonly demo: RegistryDemo
}

/** Those of the registries that do. `urls`: the owner of each database, by registry. */
export function joinedDemos(
  registries: readonly RegistryDefinition[],
  urls: Readonly<Record<string, string>>,
): JoinedDemo[] {
  return registries.flatMap(({ name, childField: part, demo }) =>
    demo ? [{ registry: name, part, url: urls[name]!, demo }] : [],
  )
}

/** Lets each of them write its rows of a family, and notes in the answer sheet which record is whose. */
export class JoinedWriter {
  readonly lines: readonly LinesOf<string>[]
  private knownFor = 0

  constructor(
    private readonly joined: readonly JoinedDemo[],
    private readonly seed: number,
    private readonly today: number,
    /** So many families with one child each of them must know. */
    private readonly surely = 0,
  ) {
    this.lines = joined.map(() => new LinesOf<string>())
  }

  family(family: Family, truths: readonly Truth[]): void {
    if (this.joined.length === 0) return
    const isSure = family.children.length === 1 && this.knownFor < this.surely
    if (isSure) this.knownFor += 1
    this.write(familyOf(family, truths, this.today), family.number, truths, isSure)
  }

  /** The fixed child: its father is in prison, as the register says. */
  showcase(truths: readonly Truth[]): void {
    const [from, until] = [addMonths(this.today, -20), addMonths(this.today, 28)]
    const restricted = { kind: 'PRISON', from: isoDay(from), until: isoDay(until) } as const
    const { name, birthDate, idNumber, village, father, mother } = SHOWCASE
    this.write(
      {
        today: isoDay(this.today),
        village,
        children: [{ number: 0, name, sex: 'FEMALE', birthDate, idNumber }],
        parents: [
          { ...father, sex: 'MALE', relation: 'FATHER', alive: true, caring: false, restricted },
          // Away for work.
          { ...mother, sex: 'FEMALE', relation: 'MOTHER', alive: true, caring: false, restricted: null },
        ],
        elders: ['PATERNAL'],
      },
      0,
      truths,
    )
  }

  private write(family: DemoFamily, number: number, truths: readonly Truth[], isSure = false): void {
    for (const [at, { registry, demo }] of this.joined.entries()) {
      const random = new Random(this.seed ^ hashOf(registry), number)
      const { rows, records } = demo.write(isSure && demo.known ? demo.known(family) : family, () => random.next())
      for (const [table, values] of rows) this.lines[at]!.add(table, ...values)
      for (const { child, record } of records) {
        const truth = truths.find((one) => one.child === child)!
        ;(truth.records[registry] ??= []).push(record)
      }
    }
  }
}

/** A sequence of its own for each registry: one that joins moves no row of the others. */
function hashOf(registry: string): number {
  let hash = 17
  for (let at = 0; at < registry.length; at += 1) hash = (Math.imul(hash, 31) + registry.charCodeAt(at)) | 0
  return hash
}

const KINDS = { '1': 'PRISON', '2': 'COMPULSORY_TREATMENT', '3': 'DETENTION', '4': 'COMMUNITY_CORRECTION' } as const

function familyOf(family: Family, truths: readonly Truth[], today: number): DemoFamily {
  const { grandfather, grandmother, maternalGrandfather, maternalGrandmother } = family
  return {
    today: isoDay(today),
    village: family.place.village,
    children: family.children.map((child, at) => ({ ...personOf(child), number: truths[at]!.child })),
    parents: [parentOf('FATHER', family.father, today), parentOf('MOTHER', family.mother, today)],
    elders: [
      ...(grandfather.alive || grandmother.alive ? (['PATERNAL'] as const) : []),
      ...(maternalGrandfather.alive || maternalGrandmother.alive ? (['MATERNAL'] as const) : []),
    ],
  }
}

function personOf({ name, sex, birth, idNumber }: Person) {
  return { name, sex: sex === '1' ? 'MALE' : 'FEMALE', birthDate: isoDay(birth), idNumber } as const
}

function parentOf(relation: DemoParent['relation'], parent: Parent, today: number): DemoParent {
  const { state, alive } = parent
  const restricted =
    state.kind === 'RESTRICTED'
      ? {
          kind: KINDS[state.ledger],
          from: isoDay(Math.min(state.since, today - 1)), // as the police ledger has it
          until: state.until === null ? null : isoDay(state.until),
        }
      : null
  const caring = alive && parent.away === null && isAbleToCare(state, today)
  return { ...personOf(parent), relation, alive, caring, restricted }
}
