import { ownMapping } from '../sql/mapping-file/own-mapping'
import * as conclusions from './conclusions'

/** Justice: the survey of minor children of people in prison or in compulsory treatment, as mapping.yml says. */
export const justiceMapping = ownMapping({ registry: 'justice', conclusions: { ...conclusions } })
