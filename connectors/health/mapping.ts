import { ownMapping } from '../sql/mapping-file/own-mapping'
import * as conclusions from './conclusions'

/** Child health (儿童保健), as mapping.yml says. */
export const healthMapping = ownMapping({ registry: 'health', conclusions: { ...conclusions } })
