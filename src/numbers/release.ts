import type { ReleaseDesign } from '../statistics/published'

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

/** The only division that numbers are published by, by its name in `ChildFilter`. */
export const PLACE = 'residenceDivision'
