import { createHash } from 'node:crypto'
import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml'
import { MEANINGS, type Meaning, type RuleSet, type Variant } from './dropout-rules'

export interface RuleFault {
  readonly line: number
  readonly sentence: string
}

const NAME = 'dropout-control'
const ROLL = ['SUSPENDED', 'TRANSFERRED_OUT', 'GRADUATED', 'WITHDRAWN', 'NO_RECORD'] as const
const KEYS = {
  needed: ['title', 'basis', 'standing', 'from', 'schoolAge', 'absentMonth', 'roll', 'staleAfterDays'],
  other: ['division', 'until', 'suspectedFrom', 'droppedOutFrom'],
} as const

/**
 * Reads the rules of dropout control from YAML, checked whole: all faults together, each with its line. `switchedOn`: names of the local
 * variants that count. Never throws.
 */
export function readRules(
  text: string,
  switchedOn: readonly string[] = [],
): { rules: RuleSet | null; faults: readonly RuleFault[] } {
  const file = new RuleFile(text)
  const variants = file.read()
  for (const name of switchedOn)
    if (file.faults.length === 0 && !variants.some((one) => one.name === name))
      file.faults.push({ line: 1, sentence: `the setting rules.dropout: expected some of ${variants.map((one) => one.name).join(', ')}; got ${JSON.stringify(name)}` }) // prettier-ignore
  const counting = variants.filter(({ name, standing }) => standing === 'national' || switchedOn.includes(name))
  for (const [one, other] of overlapping(counting))
    file.faults.push({ line: file.lineOf(other.name), sentence: `variants.${other.name}: expected one rule for a division and a day; got ${one.name} too` }) // prettier-ignore
  if (file.faults.length > 0) return { rules: null, faults: file.faults.sort((a, b) => a.line - b.line) }
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const on = counting.filter(({ standing }) => standing === 'local').map(({ name }) => name)
  return { rules: deepFreeze({ name: NAME, version: [hash, ...on.sort()].join('+'), variants: counting }), faults: [] }
}

/** Two rules of one standing for the same division whose times meet: which counts would depend on their order. */
function overlapping(variants: readonly Variant[]): [Variant, Variant][] {
  return variants.flatMap((one, i) =>
    variants.slice(i + 1).flatMap((other): [Variant, Variant][] => {
      const same = one.standing === other.standing && one.division === other.division
      const meet = (one.until === null || other.from < one.until) && (other.until === null || one.from < other.until)
      return same && meet ? [[one, other]] : []
    }),
  )
}

class RuleFile {
  readonly faults: RuleFault[] = []
  private readonly lines = new LineCounter()
  private readonly places = new Map<string, number>()

  constructor(private readonly text: string) {}

  lineOf(variant: string): number {
    return this.places.get(variant) ?? 1
  }

  read(): Variant[] {
    const document = parseDocument(this.text, { lineCounter: this.lines, prettyErrors: false, uniqueKeys: true, merge: false }) // prettier-ignore
    for (const { pos } of [...document.errors, ...document.warnings])
      this.faults.push({ line: this.lines.linePos(pos[0]).line, sentence: 'expected well-formed YAML, each key once' })
    if (this.faults.length > 0) return []
    const root = document.contents
    if (!isMap(root)) return this.fault(root, 'the file', `rules: ${NAME} and variants`, 'something else') ?? []
    this.keys(root, 'the file', ['rules', 'variants'], [])
    if ((root.get('rules') as unknown) !== NAME) this.fault(root, 'rules', NAME, word(root.get('rules')))
    const variants = root.get('variants')
    if (!isMap(variants) || variants.items.length === 0) {
      this.fault(root, 'variants', 'at least one rule', 'none')
      return []
    }
    return variants.items.flatMap(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : ''
      this.places.set(name, this.line(key))
      if (!/^[a-z][a-z0-9-]*$/.test(name)) this.fault(key, 'variants', 'names of small letters, digits and hyphens', word(name)) // prettier-ignore
      if (isMap(value)) return [this.variant(name, value)]
      this.fault(key, `variants.${name}`, 'keys and values', 'something else')
      return []
    })
  }

  private variant(name: string, map: YAMLMap): Variant {
    const at = `variants.${name}`
    this.keys(map, at, KEYS.needed, KEYS.other)
    const from = this.day(map, at, 'from') ?? ''
    const until = this.day(map, at, 'until')
    if (until !== null && until <= from) this.fault(map.get('until', true), `${at}.until`, 'a day after from', until)
    const suspectedFrom = this.whole(map, at, 'suspectedFrom', 1, 366)
    const droppedOutFrom = this.whole(map, at, 'droppedOutFrom', 1, 366)
    if (suspectedFrom !== null && droppedOutFrom !== null && droppedOutFrom <= suspectedFrom)
      this.fault(map.get('droppedOutFrom', true), `${at}.droppedOutFrom`, 'more days than suspectedFrom', String(droppedOutFrom)) // prettier-ignore
    const age = this.below(map, at, 'schoolAge', ['from', 'years'])
    const roll = this.below(map, at, 'roll', ROLL)
    return {
      name,
      title: this.words(map, at, 'title'),
      basis: this.words(map, at, 'basis'),
      standing: this.oneOf(map, at, 'standing', ['national', 'local']),
      division: this.division(map, at),
      ...{ from, until, suspectedFrom, droppedOutFrom },
      schoolAge: {
        from: this.whole(age, `${at}.schoolAge`, 'from', 3, 10) ?? 0,
        years: this.whole(age, `${at}.schoolAge`, 'years', 1, 15) ?? 0,
      },
      absentMonth: this.truth(map, at, 'absentMonth'),
      roll: Object.fromEntries(ROLL.map((state) => [state, this.oneOf<Meaning>(roll, `${at}.roll`, state, MEANINGS)])) as Variant['roll'], // prettier-ignore
      staleAfterDays: this.whole(map, at, 'staleAfterDays', 1, 366) ?? 0,
    }
  }

  private keys(map: YAMLMap, at: string, needed: readonly string[], other: readonly string[]): void {
    for (const { key } of map.items) {
      const name = isScalar(key) ? String(key.value) : ''
      if (!needed.includes(name) && !other.includes(name))
        this.fault(key, at, `one of ${[...needed, ...other].join(', ')}`, `the unknown key ${word(name)}`)
    }
    for (const name of needed) if (!map.has(name)) this.fault(map, at, `a line ${name}:`, 'none')
  }

  private below(map: YAMLMap, at: string, key: string, needed: readonly string[]): YAMLMap | null {
    const found = map.get(key)
    if (!isMap(found)) {
      if (map.has(key)) this.fault(map.get(key, true), `${at}.${key}`, 'keys and values', word(found))
      return null
    }
    this.keys(found, `${at}.${key}`, needed, [])
    return found
  }

  private value<T>(
    map: YAMLMap | null,
    at: string,
    key: string,
    fits: (value: unknown) => value is T,
    expected: string,
  ): T | null {
    // prettier-ignore
    if (!map?.has(key)) return null
    const value = map.get(key)
    if (fits(value)) return value
    this.fault(map.get(key, true), `${at}.${key}`, expected, word(value))
    return null
  }

  private words(map: YAMLMap, at: string, key: string): string {
    const fits = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
    return this.value(map, at, key, fits, 'a text') ?? ''
  }

  private day(map: YAMLMap, at: string, key: string): string | null {
    return this.value(map, at, key, isDay, "a day such as '2024-09-01', in quotes")
  }

  private division(map: YAMLMap, at: string): string {
    const fits = (value: unknown): value is string => typeof value === 'string' && /^\d{2}(\d{2}){0,2}(\d{3}){0,2}$/.test(value) // prettier-ignore
    return this.value(map, at, 'division', fits, 'a division code of 2, 4, 6, 9 or 12 digits, in quotes') ?? ''
  }

  private whole(map: YAMLMap | null, at: string, key: string, least: number, most: number): number | null {
    const fits = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= least && Number(value) <= most // prettier-ignore
    return this.value(map, at, key, fits, `a whole number from ${least} to ${most}`)
  }

  private truth(map: YAMLMap, at: string, key: string): boolean {
    return this.value(map, at, key, (value): value is boolean => typeof value === 'boolean', 'true or false') ?? false
  }

  private oneOf<Word extends string>(map: YAMLMap | null, at: string, key: string, words: readonly Word[]): Word {
    const fits = (value: unknown): value is Word => words.includes(value as Word)
    return this.value(map, at, key, fits, `one of ${words.join(', ')}`) ?? words[0]!
  }

  private fault(node: unknown, at: string, expected: string, got: string): null {
    this.faults.push({ line: this.line(node), sentence: `${at}: expected ${expected}; got ${got}` })
    return null
  }

  private line(node: unknown): number {
    const range = (node as { range?: readonly number[] | null } | null)?.range
    return range ? this.lines.linePos(range[0]!).line : 1
  }
}

function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const parsed = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === value
}

/** What a fault shows of the file: never long. */
function word(value: unknown): string {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) ? JSON.stringify(value).slice(0, 60) : 'something else' // prettier-ignore
}

function deepFreeze<T extends object>(value: T): T {
  for (const below of Object.values(value) as unknown[])
    if (typeof below === 'object' && below !== null) deepFreeze(below)
  return Object.freeze(value)
}
