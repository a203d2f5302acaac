import { matching } from './find'
import { readDivisionTable, type DivisionRow } from './tables'

export type DivisionLevel = 'PROVINCE' | 'CITY' | 'COUNTY' | 'TOWNSHIP' | 'VILLAGE'

export interface Division {
  /** 6 digits from county upwards (430000, 430400, 430421), 9 for a township, 12 for a village. */
  readonly code: string
  readonly name: string
  readonly level: DivisionLevel
  readonly parent: string | null
  /** First day known, YYYY-MM-DD; only where a revision shows it. */
  readonly validFrom?: string
  /** Last day known of a code that has been abolished and lives on in ID numbers. */
  readonly validTo?: string
}

/** Divisions that one search finds at most: nobody reads further, they type more. */
export const MOST_FOUND = 50

/** Levels that exist on paper only: a full name leaves them out. */
const PLACEHOLDERS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

/**
 * The code prefix that all divisions below (and the division itself) share: 430400 -> 4304, 430421 -> 430421.
 * 000000 is the whole country: the empty prefix.
 */
export function subtreePrefix(code: string): string {
  if (code.length !== 6) return code
  if (code === '000000') return ''
  if (code.endsWith('0000')) return code.slice(0, 2)
  return code.endsWith('00') ? code.slice(0, 4) : code
}

/** Whether a division is the ancestor itself or lies below it. By code alone: unknown and abolished codes have an answer too. */
export function isWithin(code: string, ancestor: string): boolean {
  return code.startsWith(subtreePrefix(ancestor))
}

/**
 * China's divisions (GB/T 2260, statistics bureau 2023-06-30): counties of all China with abolished codes, all townships, the villages of Hengyang.
 * Tables are read when first asked for. Unknown code = null, never an error.
 */
export class Divisions {
  private readonly tables = new Map<6 | 9 | 12, ReadonlyMap<string, DivisionRow>>()
  private readonly childrenOf = new Map<string | null, readonly Division[]>()

  get(code: string): Division | null {
    const row = this.table(code.length)?.get(code)
    if (!row) return null
    const [name, validFrom, validTo] = row
    const division = { code, name, level: levelOf(code), parent: this.parentOf(code) }
    return { ...division, ...(validFrom ? { validFrom } : {}), ...(validTo ? { validTo } : {}) }
  }

  /** Names from the province down, without the paper levels: 湖南省衡阳市衡阳县西渡镇. Null for an unknown code. */
  fullName(code: string): string | null {
    const division = this.get(code)
    if (!division) return null
    const above = division.parent === null ? '' : (this.fullName(division.parent) ?? '')
    return PLACEHOLDERS.has(division.name) ? above : above + division.name
  }

  /** Living divisions one level below, in order of code; of null, the provinces. Villages are known of Hengyang only. */
  children(code: string | null): readonly Division[] {
    let found = this.childrenOf.get(code)
    if (!found) {
      found = this.findChildren(code)
      this.childrenOf.set(code, found)
    }
    return found
  }

  /**
   * Living divisions that somebody may mean by a text, a name's part, its reading or initials, or a code's beginning (find.ts): the
   * one above and all below it, of null in all China; the higher levels first, then by code, at most MOST_FOUND.
   */
  find(typed: string, above: string | null): readonly Division[] {
    const matches = matching(typed)
    if (!matches) return []
    const prefix = above === null ? '' : subtreePrefix(above)
    const found: Division[] = []
    for (const length of [6, 9, 12] as const)
      for (const [code, [name, , validTo]] of this.table(length) ?? [])
        if (validTo === '' && code.startsWith(prefix) && matches(code, name)) found.push(this.get(code)!)
    return found.sort((one, other) => rank(one) - rank(other) || (one.code < other.code ? -1 : 1)).slice(0, MOST_FOUND)
  }

  subtreePrefix(code: string): string {
    return subtreePrefix(code)
  }

  isWithin(code: string, ancestor: string): boolean {
    return isWithin(code, ancestor)
  }

  private findChildren(code: string | null): Division[] {
    const length = code === null ? 6 : nextLength(code)
    if (length === null) return []
    const prefix = code === null ? '' : subtreePrefix(code)
    const codes = [...(this.table(length)?.keys() ?? [])].filter((each) => each.startsWith(prefix) && each !== code)
    const found = codes.map((each) => this.get(each)).filter((each): each is Division => each?.parent === code)
    if (found.length === 0 && length === 6 && code?.endsWith('00') && !code.endsWith('0000')) {
      return this.townshipsOf(code) // 东莞, 中山, 儋州: cities without counties
    }
    return found.filter((each) => each.validTo === undefined)
  }

  private townshipsOf(city: string): Division[] {
    const codes = [...(this.table(9)?.keys() ?? [])].filter((each) => each.startsWith(city))
    return codes.map((each) => this.get(each)).filter((each): each is Division => each !== null)
  }

  private parentOf(code: string): string | null {
    if (code.length === 12) return code.slice(0, 9)
    if (code.length === 9) return code.slice(0, 6)
    if (code.endsWith('0000')) return null
    const city = `${code.slice(0, 4)}00`
    return code !== city && this.table(6)?.has(city) ? city : `${code.slice(0, 2)}0000`
  }

  private table(length: number): ReadonlyMap<string, DivisionRow> | undefined {
    if (length !== 6 && length !== 9 && length !== 12) return undefined
    let table = this.tables.get(length)
    if (!table) {
      table = readDivisionTable(length)
      this.tables.set(length, table)
    }
    return table
  }
}

function levelOf(code: string): DivisionLevel {
  if (code.length === 12) return 'VILLAGE'
  if (code.length === 9) return 'TOWNSHIP'
  if (code.endsWith('0000')) return 'PROVINCE'
  return code.endsWith('00') ? 'CITY' : 'COUNTY'
}

const LEVELS: readonly DivisionLevel[] = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE']

function rank({ level }: Division): number {
  return LEVELS.indexOf(level)
}

function nextLength(code: string): 6 | 9 | 12 | null {
  if (code.length === 9) return 12
  if (code.length !== 6) return null
  return code.endsWith('00') ? 6 : 9
}

let shared: Divisions | undefined

/** The divisions of this process: read once, shared, immutable. */
export function loadDivisions(): Divisions {
  shared ??= new Divisions()
  return shared
}
