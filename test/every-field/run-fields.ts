import { getNamedType, type GraphQLSchema } from 'graphql'
import type { Sender } from './send'
import { requestOf, rootOf, selectionBelow, waysToEveryField, type Operation, type Step, type Unit } from './units'
import type { FieldAsker } from './world'

const AT_ONCE = 20

/**
 * Every root query with all that is below it, for each purpose and for none, then strict; and every field of every type
 * alone, under an alias of its own, so that one that fails is named. Mutations and subscriptions are asked for no purpose.
 */
export async function askFields(schema: GraphQLSchema, sender: Sender, asker: FieldAsker): Promise<void> {
  const base = ({ parent, field }: Omit<Step, 'args'>, unique = 'fields') =>
    asker.known.base(`${parent.name}.${field.name}`, `${unique} ${field.name}`)
  const ways = [...waysToEveryField(schema, base)]
  const byWay = ways.filter(([, { operation, steps }]) => operation === 'query' || steps.length > 1)
  for (const purpose of [null, ...asker.purposes]) {
    const headers: Record<string, string> = purpose === null ? {} : { 'x-purpose': purpose }
    for (const unit of wholeUnits(schema, 'query', base)) {
      const request = requestOf([unit], 'literal')
      await sender.send(asker, request, headers)
      if (purpose === null) await sender.send(asker, request, { 'x-tonglian-access': 'strict' })
    }
  }
  const queries = byWay.flatMap(([, unit]) => (unit.operation === 'query' ? [unit] : []))
  for (let at = 0; at < queries.length; at += AT_ONCE) await askTogether(sender, asker, queries.slice(at, at + AT_ONCE))
  for (const unit of wholeUnits(schema, 'subscription', base)) await sender.send(asker, requestOf([unit], 'literal'))
  for (const [, unit] of ways)
    if (unit.operation !== 'query')
      await sender.send(asker, requestOf([unit], unit.operation === 'mutation' ? 'variable' : 'literal')) // prettier-ignore
  for (const unit of wholeUnits(schema, 'mutation', (step) => base(step, 'whole')))
    await sender.send(asker, requestOf([unit], 'literal'))
}

/** Sends units together; one whole refusal is looked for in halves, so that it is held against the one that caused it. */
export async function askTogether(sender: Sender, asker: FieldAsker, units: readonly Unit[]): Promise<void> {
  const answer = await sender.send(asker, requestOf(units, 'literal'))
  if (answer.data || units.length === 1) return
  const half = Math.ceil(units.length / 2)
  await askTogether(sender, asker, units.slice(0, half))
  await askTogether(sender, asker, units.slice(half))
}

function wholeUnits(
  schema: GraphQLSchema,
  operation: Operation,
  base: (step: Omit<Step, 'args'>) => Step['args'],
): Unit[] {
  const root = rootOf(schema, operation)
  return Object.values(root?.getFields() ?? {}).map((field) => {
    const at = { parent: root!, field }
    return {
      operation,
      steps: [{ ...at, args: base(at) }],
      selection: selectionBelow(schema, getNamedType(field.type)),
    }
  })
}
