import * as identity from './001-identity'
import * as audit from './002-audit'
import * as index from './003-index'
import * as grants from './004-grants'
import * as trailStorage from './005-trail-storage'
import * as savedFilters from './006-saved-filters'
import * as indexFacts from './007-index-facts'

export const migrations = [
  { name: '001-identity', ...identity },
  { name: '002-audit', ...audit },
  { name: '003-index', ...index },
  { name: '004-grants', ...grants },
  { name: '005-trail-storage', ...trailStorage },
  { name: '006-saved-filters', ...savedFilters },
  { name: '007-index-facts', ...indexFacts },
]
