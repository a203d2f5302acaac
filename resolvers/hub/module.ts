import { HUB, type SchemaModule } from '../module'
import { AccessQueries, accessTouches } from './access-queries'
import { AuditQueries, auditTouches } from './audit-queries'
import { childFields } from './child-fields'
import { ChildQueries, childTouches } from './child-queries'
import { ChildrenQuery, childrenTouches } from './children-query'
import { EventQueries, eventTouches } from './event-queries'
import { ExplainQuery, explainTouches } from './explain-query'
import { GrantMutations, grantCommandTouches } from './grant-mutations'
import { GrantQueries, grantTouches } from './grant-queries'
import { SavedFilters, savedFilterTouches } from './saved-filters'
import { SavedOperations, savedOperationTouches } from './saved-operations'
import { SelfQueries, selfTouches } from './self-queries'
import { RosterQuery, rosterTouches } from './roster-query'
import { StatisticsQuery, statisticsTouches } from './statistics-query'
import { verdictTouches } from './to-verdict'
import { Webhooks, webhookTouches } from './webhooks'

export const hubModule: SchemaModule = {
  owner: HUB,
  resolvers: [
    AccessQueries,
    AuditQueries,
    ChildQueries,
    ChildrenQuery,
    SelfQueries,
    EventQueries,
    ExplainQuery,
    GrantQueries,
    GrantMutations,
    SavedFilters,
    SavedOperations,
    RosterQuery,
    StatisticsQuery,
    Webhooks,
  ],
  touches: [
    accessTouches,
    auditTouches,
    childFields,
    childTouches,
    childrenTouches,
    selfTouches,
    eventTouches,
    explainTouches,
    grantTouches,
    grantCommandTouches,
    savedFilterTouches,
    savedOperationTouches,
    rosterTouches,
    statisticsTouches,
    verdictTouches,
    webhookTouches,
  ],
}
