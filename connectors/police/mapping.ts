import { ownMapping } from '../sql/mapping-file/own-mapping'
import { policeDerived } from './derived'

/** The household register (户籍), as mapping.yml says; derived.ts adds what is concluded from everyone in the book. */
export const policeMapping = ownMapping({ registry: 'police', derived: policeDerived })
