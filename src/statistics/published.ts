import type { Design, Dimension } from './cube'

/** A dimension as a release publishes it. */
export interface PublishedDimension extends Dimension {
  /** The fact of the index that it comes from, by its name in `ChildFilter`: 'birthMonth'. */
  readonly fact: string
  /** The field of the access table whose position `statistics` gives it: 'Child.birthDate'. */
  readonly field: string
  readonly titleZh: string
  readonly titleEn: string
}

/** What numbers of a release are counted by: kept with it as `statistics_release.design`. */
export interface ReleaseDesign extends Design {
  /** A number from 1 to below this is never shown. */
  readonly k: number
  readonly dimensions: readonly PublishedDimension[]
}

/** A value that is not recorded, or in no band: a code of its own, for `NONE` is a word of some enumerations. */
export const NOT_RECORDED = 'NOT_RECORDED'
