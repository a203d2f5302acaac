import type { GraphQLSchema } from 'graphql'
import { alike, toldAt, verdictOn, type Told } from './judge'
import { everyPlace, type Place } from './places'
import type { Sender } from './send'
import { requestOf, type Form, type Unit } from './units'
import type { Trial } from './values'
import type { FieldAsker } from './world'

/** The least that is selected at a place: the answer must tell one value's effect from another's. */
const RETURN = '{ return { id state } errors { code path } }'
const SELECTED: Readonly<Record<string, string>> = {
  'Mutation.draftReturn': RETURN,
  'Mutation.recountReturn': RETURN,
  'Mutation.fillReturn': RETURN,
  'Mutation.reviewReturn': RETURN,
  'Mutation.sendBackReturn': RETURN,
  'Mutation.signReturn': RETURN,
  'Query.accessDifferences': '{ field }',
  'Query.auditTrail': '{ pageInfo { hasPreviousPage } }', // its entries grow with every question
  'Query.children': '{ edges { node { id } } }',
  'Query.roster': '{ entries { pupil { id } } }',
  'Query.divisions': '{ code }',
  'Query.enrolmentStatus': '{ index student rollState error { code } }',
  'Query.ledgerFigures': '{ rulesVersion }',
  'Query.ledgerItems': '{ pageInfo { hasPreviousPage } }', // items are opened by every account
  'Query.events': '{ more events { id } }', // no two positions look alike
  'Query.explain': '{ tableVersion refusal { code } }',
  'Query.myRights': '{ field level }',
  'Query.statistics': '{ exact total cells { values count } }',
  'Subscription.events': '{ more events { id } }',
  'Subscription.children': '{ edges { node { id } } }',
  'EducationRecord.attendance': '{ month }',
}

/** An item may have been changed by another account between two forms of one question. */
function ledgerSelection(field: string): string {
  return `{ ${field.endsWith('Brake') ? 'brake' : 'item'} { id } errors { code path } }`
}

interface Asked {
  readonly trial: Trial
  readonly unit: Unit
}

/** Every argument and input field of the schema with every trial of its type, in the document and as a variable; both must be answered alike. */
export async function askPlaces(schema: GraphQLSchema, sender: Sender, asker: FieldAsker, turn: number): Promise<void> {
  const selectionOf = (field: string) =>
    SELECTED[field] ?? (!field.startsWith('Mutation.') ? '{ id }' : /Ledger/.test(field) ? ledgerSelection(field) : field.includes('Webhook') ? '{ webhook { id } errors { code path } }' : field.endsWith('Filter') ? '{ filter { id } errors { code path } }' : '{ grant { id state } errors { code path } }') // prettier-ignore
  for (const [i, place] of everyPlace(schema, asker.known, selectionOf).entries())
    await askPlace(sender, asker, place, i, turn)
}

async function askPlace(sender: Sender, asker: FieldAsker, place: Place, index: number, turn: number): Promise<void> {
  if (
    /^(SaveFilterInput|RequestGrantInput|Mutation\.requestGrant|\w*Webhook|Mutation\.\w*Webhook)/.test(place.name) ||
    (place.again && index % 8 === 0)
  )
    await asker.tidy()
  const asked = place.trials.map((trial, i): Asked => {
    return { trial, unit: place.unit(trial.value, `${place.name}#${index}-${i}`) }
  })
  const operation = asked[0]!.unit.operation
  const wanted = place.again ? asked.filter(({ trial }) => trial.expects === 'right') : inTurn(asked, turn)
  const some =
    operation === 'subscription' ? wanted.filter(({ trial }, i) => trial.expects !== 'odd' || i % 5 === 0) : wanted
  const together = some.filter(({ trial }) => !trial.alone && operation !== 'subscription')
  const alone = some.filter((one) => !together.includes(one))
  const third = operation !== 'mutation' && index % 3 === turn % 3
  const forms: Form[] = third ? ['literal', 'variable', 'default'] : ['literal', 'variable']
  await inForms(sender, asker, place, together, forms)
  for (const one of alone) await inForms(sender, asker, place, [one], one.trial.only ? [one.trial.only] : ['literal', 'variable']) // prettier-ignore
}

/**
 * Of values that fit no form, or that no text may hold, an account asks every eighth, but one at least, and other accounts the others: they are refused
 * before it matters who asks. `absent` and `null` are always asked.
 */
function inTurn(asked: readonly Asked[], turn: number): readonly Asked[] {
  const kept = asked.filter(({ trial: { alone, value } }) => !alone || value == null)
  const formless = asked.filter((one) => !kept.includes(one))
  const each = Math.min(8, formless.length)
  return [...kept, ...formless.filter((_, i) => i % each === turn % each)]
}

async function inForms(
  sender: Sender,
  asker: FieldAsker,
  place: Place,
  asked: readonly Asked[],
  forms: readonly Form[],
): Promise<void> {
  if (asked.length === 0) return
  const told: (readonly Told[])[] = []
  for (const form of forms) {
    const some = form === 'default' ? asked.filter(({ trial }) => speakable(trial)) : asked
    const answers = some.length === 0 ? [] : await ask(sender, asker, place, some, form)
    told.push(asked.map((one) => answers[some.indexOf(one)] ?? told[0]![asked.indexOf(one)]!))
  }
  asked.forEach(({ trial, unit }, i) => {
    const { query, variables } = requestOf([unit], 'literal')
    const where = `${place.name} ${trial.what}`
    told.forEach((in1, f) => {
      const wrong = verdictOn(trial, in1[i]!)
      if (wrong) sender.fault(`${where}, ${forms[f]}: ${wrong}`, asker.name, query, variables)
      if (f > 0 && !alike(told[0]![i]!, in1[i]!))
        sender.fault(`${where}: ${forms[f]} is not answered like literal: ${brief(told[0]![i]!)} | ${brief(in1[i]!)}`, asker.name, query, variables) // prettier-ignore
    })
  })
}

/** A default stands in the document: what a document cannot hold would take all others with it. Absent has no default. */
function speakable({ value }: Trial): boolean {
  return value !== undefined && !/\\u[dD][89a-fA-F]/.test(JSON.stringify(value))
}

/** What each was told. A whole refusal is looked for in parts, unless policy keeps the mutation or the place back: then it holds for all. */
async function ask(
  sender: Sender,
  asker: FieldAsker,
  place: Place,
  asked: readonly Asked[],
  form: Form,
): Promise<readonly Told[]> {
  const units = asked.map(({ unit }) => unit)
  const answer = await sender.send(asker, requestOf(units, form))
  const told = asked.map((_, i) => toldAt(answer, i))
  const code = answer.errors?.[0]?.extensions?.['code']
  const idle = asked.filter(asksNothing)
  const mixed = idle.length > 0 && idle.length < asked.length
  if (answer.data || asked.length === 1 || code === 'ACCESS_DENIED' || (code === 'ACCESS_FILTER' && !mixed)) return told
  const half = asked.slice(0, Math.ceil(asked.length / 2))
  const first = code === 'ACCESS_FILTER' ? idle : half
  const parts = [first, asked.filter((one) => !first.includes(one))]
  const answers = new Map<Asked, Told>()
  for (const part of parts)
    (await ask(sender, asker, place, part, form)).forEach((one, i) => answers.set(part[i]!, one))
  return asked.map((one) => answers.get(one)!)
}

/** Nothing is filtered or looked up by it, so that no right to the field is needed. */
function asksNothing({ trial: { value, what } }: Asked): boolean {
  return value == null || what.startsWith('empty ')
}

function brief({ codes, data }: Told): string {
  return `${codes.join(' ') || 'no error'} ${JSON.stringify(data).slice(0, 80)}`
}
