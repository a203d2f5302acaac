/** The closed lists of the access table. A word outside them stops the start. */
/** How a value may be read. */
export const LEVELS = ['full', 'masked', 'granted', 'none'] as const
export type Level = (typeof LEVELS)[number]

/** What a mutation does with its target. */
export const COMMANDS = [
  'create',
  'decide',
  'revoke',
  'review',
  'delete',
  'visit',
  'report',
  'order',
  'penalise',
  'claim',
  'close',
  'reopen',
  'hand-over',
  'pause',
] as const
export type Command = (typeof COMMANDS)[number]

/** The formats in which a saved operation may leave as a file. */
export const EXPORTS = ['export-json', 'export-csv', 'export-xlsx', 'export-parquet'] as const
export type Export = (typeof EXPORTS)[number]

/**
 * What a permission may give beside reading: the field in filters, sorts, searches and look-ups; numbers over it; a command; a file.
 * Who may read a field in full may filter by it too, unless the permission says otherwise.
 */
export const POSITIONS = ['filter', 'statistics', ...COMMANDS, ...EXPORTS] as const
export type Position = (typeof POSITIONS)[number]

export const SCOPES = ['all', 'area', 'school', 'caseload'] as const
export type Scope = (typeof SCOPES)[number]

export const DATA_CLASSES = ['public', 'internal', 'sensitive', 'secret'] as const
export type DataClass = (typeof DATA_CLASSES)[number]

export const PURPOSES = [
  'case',
  'dropout-control',
  'household-registration',
  'health-care',
  'welfare-review',
  'statistics',
  'audit',
] as const
export type Purpose = (typeof PURPOSES)[number]

/** An officer is addressed by the department, everybody else by the role; `everyone` is for public structure only. */
export const AUDIENCES = [
  'education',
  'police',
  'health',
  'civil-affairs',
  'justice',
  'human-resources',
  'womens-federation',
  'disabled-persons-federation',
  'youth-league',
  'school',
  'township-supervisor',
  'village-director',
  'analyst',
  'auditor',
  'steward',
  'approver',
  'everyone',
] as const
export type Audience = (typeof AUDIENCES)[number]

/**
 * The scopes of an actor that contain a child, as a set of bits. A child without a bit is outside the actor's reach.
 * The plan decides once per set of bits (at most eight), never per child.
 */
export type ScopeBits = number
export const SCOPE_BIT = { area: 1, school: 2, caseload: 4 } as const
export const ALL_SCOPE_BITS: readonly ScopeBits[] = [0, 1, 2, 3, 4, 5, 6, 7]

export function holds(bits: ScopeBits, scope: Scope): boolean {
  return scope === 'all' || (bits & SCOPE_BIT[scope]) !== 0
}

/** The smaller the better: full is 0. */
export function rank(level: Level): number {
  return LEVELS.indexOf(level)
}
