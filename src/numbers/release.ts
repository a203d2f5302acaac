import type { Design, Dimension } from '../statistics/cube'

/** A fact of a release, with the index fact that it is asked for by and the field whose rights decide. */
export interface ReleaseDimension extends Dimension {
  /** Its name in `ChildFilter`: 'birthMonth'. */
  readonly fact: string
  /** 'Child.birthDate'. */
  readonly field: string
  readonly titleZh: string
  readonly titleEn: string
}

export interface ReleaseDesign extends Design {
  readonly dimensions: readonly ReleaseDimension[]
  /** A number from 1 to below this is never shown. */
  readonly k: number
}

/** A published release: frozen. */
export interface Release {
  /** UUID. */
  readonly id: string
  /** 'YYYY-MM'. */
  readonly month: string
  readonly correction: number
  /** ISO 8601. */
  readonly publishedAt: string
  readonly design: ReleaseDesign
}

/** The code of what is not recorded. */
export const NOT_RECORDED = 'NOT_RECORDED'

/** The only division that numbers are published by, by its name in `ChildFilter`. */
export const PLACE = 'residenceDivision'
