import { parse, print } from 'graphql'
import type { Variables } from '../document/read-operation'
import { HubError } from '../errors/hub-error'
import type { Asked, Executor } from '../execute/executor'
import type { ReadSaved } from '../saved-operations/read-saved'
import { refusal } from './pages'

const EXPLAIN = parse(`query SavedOperationCost($query: String!, $variables: JSONObject) {
  explain(query: $query, variables: $variables) {
    tableVersion cost { cost limit parts { path field cost rows } } refusal { code message }
    decisions { path field level rule needed }
  }
}`)

/** What one page of an operation costs at most, and whether it may run: one explained operation, which asks no registry. Throws HubError. */
export async function costOf(
  executor: Pick<Executor, 'execute'>,
  { requestId, actor, strict, language }: Pick<Asked, 'requestId' | 'actor' | 'strict' | 'language'>,
  { document }: ReadSaved,
  variables: Variables,
): Promise<object> {
  const { data, errors } = await executor.execute({
    ...{ document: EXPLAIN, operationName: null, variables: { query: print(document), variables } },
    ...{ requestId, actor, strict, language },
  })
  const explained = data?.['explain'] as
    { readonly cost: { readonly cost: number; readonly limit: number }; readonly refusal: unknown } | null | undefined
  if (errors?.[0] || !explained) throw errors?.[0] ? refusal(errors[0]) : new HubError('INTERNAL')
  const { cost, ...rest } = explained
  return { ...cost, ...rest }
}
