import type { ReleaseDesign } from '../statistics/published'

/** Both ends included. */
export type Band = readonly [code: string, from: number, to: number]

/** How a dimension's code follows from a column of the snapshot. */
export type Coding =
  | { readonly by: 'words'; readonly several: boolean; readonly codes: ReadonlyMap<string, string> }
  | { readonly by: 'numbers'; readonly bands: readonly Band[] }
  /** Of a month of birth: years at the end of the snapshot's month. */
  | { readonly by: 'ages'; readonly bands: readonly Band[] }

/** schema/statistics.yml, read and checked. */
export interface Statistics {
  readonly design: ReleaseDesign
  /** By name of a dimension. */
  readonly codings: ReadonlyMap<string, Coding>
  /** First 12 digits of the file's SHA-256. */
  readonly version: string
}

/** Digits of a division's code, by level (GB/T 2260). */
export const DIGITS = { province: 2, city: 4, county: 6, township: 9, village: 12 } as const
export type LevelName = keyof typeof DIGITS
export const LEVEL_NAMES = Object.keys(DIGITS) as readonly LevelName[]
/** Index of the level by which the country is cut into blocks: counties. */
export const BLOCK_LEVEL = 2

export function levelOf(division: string): LevelName {
  return LEVEL_NAMES.find((name) => DIGITS[name] === division.length)!
}
