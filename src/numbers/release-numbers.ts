import type { Divisions } from '../divisions'
import { HubError } from '../errors/hub-error'
import { EVERYWHERE, Released, type Told, type Wanted, type WithheldRule } from '../statistics/answer'
import { conditionsOf, type Conditions } from './conditions'
import { crossed, type AskedCell } from './crossed'
import { levelUnder, placesUnder } from './places'
import { Population } from './population'
import { fit, type Measure, type NumbersQuestion } from './question'
import type { Release } from './release'
import type { ReleaseStore, Usefulness } from './release-store'

/** Why a number is withheld. `digits`: of the nearest level above at which it is published; null for none. */
export interface Withheld {
  readonly rule: WithheldRule
  readonly digits: number | null
}

/** Of each measure null where it is withheld, or was not asked for. */
export interface ReleaseCell {
  readonly values: readonly (string | null)[]
  readonly count: number | null
  readonly share: number | null
  readonly change: number | null
  readonly rate: number | null
  readonly withheld: Withheld | null
}

export interface ReleaseAnswer {
  readonly release: Release
  readonly total: number | null
  readonly withheld: Withheld | null
  readonly cells: readonly ReleaseCell[]
}

/** What the account may count. Each throws HubError ACCESS_FILTER. */
export interface ReleaseRights {
  /** Beginning of a division's code; empty: the whole country. */
  checkArea(area: string): void
  checkFields(fields: readonly string[]): void
}

type Published = Awaited<ReturnType<ReleaseStore['published']>>

/** What one release holds of a question. */
interface Part {
  readonly released: Released
  readonly area: string
  /** Digits of the divisions that are grouped by, or of the area. */
  readonly level: number
  readonly divisions: readonly string[]
  readonly cells: readonly AskedCell[]
  readonly total: Told
  readonly only: Wanted
}

const MOST_CELLS = 10_000

/** Numbers of one release: they follow from what was published, so that no questions together tell more. */
export class ReleaseNumbers {
  constructor(
    private readonly store: ReleaseStore,
    private readonly divisions: Divisions,
  ) {}

  /** The newest first. */
  async releases(): Promise<readonly Release[]> {
    const all = await this.store.published()
    return Promise.all(all.map(async (one) => ({ ...one, design: await this.store.designOf(one.id) })))
  }

  usefulness({ id, design }: Release): Promise<readonly Usefulness[]> {
    const codes = new Map(design.dimensions.map((one) => [one.name, one.codes.length]))
    // Each dimension has its codes, and all of them together.
    const sizes = design.families.map((family) => family.reduce((all, name) => all * (codes.get(name)! + 1), 1))
    return this.store.usefulness(id, sizes)
  }

  /** Throws HubError NOT_IN_RELEASE, STATISTICS_INPUT, COST_CELLS, BAD_DIVISION, ACCESS_FILTER, HUB_UNAVAILABLE. */
  async answer(question: NumbersQuestion, rights: ReleaseRights): Promise<ReleaseAnswer> {
    const conditions = conditionsOf(question.where)
    rights.checkArea(conditions.area)
    const all = await this.store.published()
    const release = await this.release(all, question.month)
    const now = await this.part(release, question, conditions, rights)
    const before = await this.before(all, release, question, conditions, rights, now)
    const population = await this.population(question, release, now)
    const total = numberOf(now.total)
    const cells = now.cells.map((cell): ReleaseCell => {
      const told = now.released.tell(cell.division, cell.wanted)
      const earlier = before?.get(keyOf(cell)) ?? null
      const count = numberOf(told)
      const measured = (measure: Measure, value: (count: number) => number | null) =>
        count !== null && question.measures.includes(measure) ? value(count) : null
      return {
        values: cell.values,
        count: measured('COUNT', (number) => number),
        share: measured('SHARE', (number) => (total ? number / total : null)),
        change: measured('CHANGE', (number) => (earlier && 'number' in earlier ? number - earlier.number : null)),
        rate: measured('RATE', (number) => rateOf(number, population && peopleOf(population, now, cell))),
        withheld: withheldOf(now, cell.division, cell.wanted, told) ?? hiddenBefore(earlier),
      }
    })
    return { release, total, withheld: withheldOf(now, now.area, now.only, now.total), cells }
  }

  private async release(all: Published, month: string | null): Promise<Release> {
    const found = month === null ? all[0] : all.find((one) => one.month === month)
    if (found) return { ...found, design: await this.store.designOf(found.id) }
    const months = [...new Set(all.map((one) => one.month))]
    const expected = months.length > 0 ? `expected one of the months ${months.join(', ')}` : 'nothing is published yet'
    throw new HubError('NOT_IN_RELEASE', month === null ? expected : `${expected}; got ${month}`, { months })
  }

  /** `divisions`: those that are grouped by; the ones that the release knows when left out. */
  private async part(
    { id, design }: Release,
    question: NumbersQuestion,
    { area, codes }: Conditions,
    rights: ReleaseRights,
    divisions?: readonly string[],
  ): Promise<Part> {
    const { families, by, only, fields } = fit(design, question, codes)
    rights.checkFields(fields)
    const place = question.by[by.indexOf(null)]
    const level = levelUnder(design.levels, area, place ? place.digits : area.length)
    const rows = await this.store.rows(id, families, area, Math.max(level, design.levels[0]!))
    const released = new Released(design, families, rows)
    const places = divisions ?? (place ? placesUnder(released, this.divisions, area, level) : [area])
    if (by.reduce((count, one) => count * (one ?? places).length, 1) > MOST_CELLS)
      throw new HubError('COST_CELLS', `expected at most ${MOST_CELLS} cells`, { most: MOST_CELLS })
    const cells = by.length === 0 ? [] : crossed(by, places, area, only)
    return { released, area, level, divisions: places, cells, only, total: released.tell(area, only) }
  }

  /** What an earlier month says of the same cells. */
  private async before(
    all: Published,
    { month }: Release,
    question: NumbersQuestion,
    conditions: Conditions,
    rights: ReleaseRights,
    now: Part,
  ): Promise<ReadonlyMap<string, Told> | null> {
    const { compareTo } = question
    if (compareTo === null) return null
    if (compareTo >= month)
      throw new HubError('STATISTICS_INPUT', `expected compareTo before ${month}, got ${compareTo}`)
    const release = await this.release(all, compareTo)
    const { released, cells } = await this.part(release, question, conditions, rights, now.divisions)
    const told = new Map(cells.map((cell) => [keyOf(cell), released.tell(cell.division, cell.wanted)]))
    if (now.cells.some((cell) => !told.has(keyOf(cell))))
      throw new HubError('NOT_IN_RELEASE', `expected the codes of ${month}, but ${compareTo} has others`, { compareTo })
    return told
  }

  private async population(
    { population: name, measures }: NumbersQuestion,
    { month, design }: Release,
    { area, level }: Part,
  ): Promise<Population | null> {
    if (name === null || !measures.includes('RATE')) return null
    const rows = await this.store.population(name, month, area, Math.max(level, design.levels[0]!))
    if (rows) return new Population(design, rows)
    const names = await this.store.populations()
    throw new HubError('STATISTICS_INPUT', `expected a table of population of ${month} or earlier`, { names })
  }
}

function keyOf({ values }: AskedCell): string {
  return JSON.stringify(values)
}

function numberOf(told: Told): number | null {
  return 'number' in told ? told.number : null
}

function withheldOf({ released }: Part, division: string, wanted: Wanted, told: Told): Withheld | null {
  return 'rule' in told ? { rule: told.rule, digits: released.levelOf(division, wanted) } : null
}

function hiddenBefore(earlier: Told | null): Withheld | null {
  return earlier && 'rule' in earlier ? { rule: earlier.rule, digits: null } : null
}

function rateOf(count: number, people: number | null): number | null {
  return people ? count / people : null
}

/** Of the whole country: of the divisions that the release is over. */
function peopleOf(population: Population, { released }: Part, { division, wanted }: AskedCell): number | null {
  if (division !== EVERYWHERE) return population.of(division, wanted)
  const parts = released.divisions(released.design.levels[0]!).map((top) => population.of(top, wanted))
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0)
}
