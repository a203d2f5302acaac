import * as identity from './001-identity'
import * as audit from './002-audit'
import * as index from './003-index'
import * as grants from './004-grants'
import * as trailStorage from './005-trail-storage'
import * as savedFilters from './006-saved-filters'
import * as indexFacts from './007-index-facts'
import * as linksKeptTrue from './008-links-kept-true'
import * as normalForms from './009-normal-forms'
import * as keyedHashes from './010-keyed-hashes'
import * as sharedSignIn from './011-shared-sign-in'
import * as jobs from './012-jobs'
import * as records from './013-records'
import * as recordSteps from './014-record-steps'
import * as dropoutVerdicts from './015-dropout-verdicts'
import * as ledgers from './016-ledgers'
import * as events from './017-events'
import * as returns from './018-returns'
import * as rosterFacts from './019-roster-facts'
import * as statistics from './020-statistics'
import * as returnsBeforeTheEnd from './022-returns-before-the-end'

export const migrations = [
  { name: '001-identity', ...identity },
  { name: '002-audit', ...audit },
  { name: '003-index', ...index },
  { name: '004-grants', ...grants },
  { name: '005-trail-storage', ...trailStorage },
  { name: '006-saved-filters', ...savedFilters },
  { name: '007-index-facts', ...indexFacts },
  { name: '008-links-kept-true', ...linksKeptTrue },
  { name: '009-normal-forms', ...normalForms },
  { name: '010-keyed-hashes', ...keyedHashes },
  { name: '011-shared-sign-in', ...sharedSignIn },
  { name: '012-jobs', ...jobs },
  { name: '013-records', ...records },
  { name: '014-record-steps', ...recordSteps },
  { name: '015-dropout-verdicts', ...dropoutVerdicts },
  { name: '016-ledgers', ...ledgers },
  { name: '017-events', ...events },
  { name: '018-returns', ...returns },
  { name: '019-roster-facts', ...rosterFacts },
  { name: '020-statistics', ...statistics },
  { name: '022-returns-before-the-end', ...returnsBeforeTheEnd },
]
