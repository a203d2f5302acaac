export { Divisions, isWithin, loadDivisions, subtreePrefix } from './divisions'
export type { Division, DivisionLevel } from './divisions'
