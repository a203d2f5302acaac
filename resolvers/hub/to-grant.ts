import type { GraphQLResolveInfo } from 'graphql'
import { type Entry, RegistryFault } from '../../connectors/contract/records'
import type { Grant, GrantPayload } from '../../schema'
import type { RequestContext } from '../../src/execute/request-context'
import { formatGrantId, GRANT_TEXTS, type AccessGrant, type GrantTexts } from '../../src/grants/access-grant'
import type { GrantAnswer } from '../../src/grants/grant-commands'
import { stateAt } from '../../src/grants/states'
import { formatChildId } from '../../src/identity/child-id'
import { toUserErrors } from './to-user-errors'

type Path = GraphQLResolveInfo['path']

/** Grants as the schema's objects, each with what this account may read of the texts in it. */
export async function toGrants(
  grants: readonly AccessGrant[],
  context: RequestContext,
  { key }: Path,
): Promise<Grant[]> {
  const kept = grants.map(({ id, child }) => ({ id: formatGrantId(id), child }))
  const texts = await context.records.read(String(key), kept)
  return grants.map((grant, i) => toGrant(grant, texts[i]!, context))
}

export async function toGrantPayload(
  { grant, errors }: GrantAnswer,
  context: RequestContext,
  path: Path,
): Promise<GrantPayload> {
  const [made] = await toGrants(grant ? [grant] : [], context, path)
  return { grant: made ?? null, errors: toUserErrors(errors, context) }
}

/** The state is the one of this moment. A text that could not be read is the error of its field. */
function toGrant(grant: AccessGrant, texts: Entry | RegistryFault, { clock }: RequestContext): Grant {
  const { id, child, state, ...rest } = grant
  return {
    ...rest,
    ...(Object.fromEntries(TEXTS.map((name) => [name, cell(texts, name)])) as Record<keyof GrantTexts, string | null>),
    id: formatGrantId(id),
    childId: formatChildId(child),
    state: stateAt(state, grant.until, clock.now()),
  }
}

const TEXTS = Object.keys(GRANT_TEXTS.columns)

function cell(texts: Entry | RegistryFault, name: string): unknown {
  return texts instanceof RegistryFault ? texts : (texts[name] ?? null)
}
