import { ownMapping } from '../sql/mapping-file/own-mapping'
import * as conclusions from './conclusions'

/** Civil affairs: the 2016 登记表, as mapping.yml says. */
export const civilAffairsMapping = ownMapping({ registry: 'civil-affairs', conclusions: { ...conclusions } })
