/** What is wrong with a mapping, and where. */
export interface MappingFault {
  readonly line: number
  /** 'columns.grade: expected …; got …' */
  readonly sentence: string
}
