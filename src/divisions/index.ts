export { Divisions, isWithin, loadDivisions, MOST_FOUND, subtreePrefix } from './divisions'
export type { Division, DivisionLevel } from './divisions'
