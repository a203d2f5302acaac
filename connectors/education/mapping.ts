import { ownMapping } from '../sql/mapping-file/own-mapping'
import * as conclusions from './conclusions'

/** The education roll (学籍), as mapping.yml says. */
export const educationMapping = ownMapping({ registry: 'education', conclusions: { ...conclusions } })
