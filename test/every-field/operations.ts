import { createHash, randomUUID } from 'node:crypto'
import { asOwner } from '../hub/support/all-seeing'
import type { TestHub } from '../support/hub'
import type { Args } from './units'
import type { Json } from './values'

const NO_OPERATION = 'operation:00000000-0000-4000-8000-000000000000'
const DOCUMENT = '{ me { subject } }'
const SAVE =
  'mutation ($input: SaveOperationInput!) { saveOperation(input: $input) { operation { id } errors { code } } }'

/** Operations of an account: one that is run, one to be retired. Of an account that may keep none: nobody's. */
export interface KeptOperations {
  readonly name: string
  readonly kept: string
  readonly doomed: string
}

export async function keepOperations(hub: TestHub, account: string): Promise<KeptOperations> {
  const make = async (name: string) => {
    const input = { name, titleZh: '名单', titleEn: 'A list', document: DOCUMENT, shared: 'OWN', idempotencyKey: randomUUID() } // prettier-ignore
    const { data, errors = [] } = await hub.ask(account, SAVE, { input })
    const strange = errors.find(({ extensions }) => !String(extensions['code']).startsWith('ACCESS'))
    if (strange) throw new TypeError(`expected a kept operation, got ${String(strange.extensions['code'])}`)
    return (data?.saveOperation?.operation?.id as string | undefined) ?? NO_OPERATION
  }
  return { name: 'kept-operation', kept: await make('kept-operation'), doomed: await make('operation-to-retire') }
}

export function operationValues({ name, kept, doomed }: KeptOperations): Readonly<Record<string, readonly Json[]>> {
  return {
    'Query.savedOperation(name)': [name],
    'Query.savedOperation(version)': [1],
    'SaveOperationInput.id': [kept],
    'SaveOperationInput.version': [1],
    'SaveOperationInput.name': ['right-name'],
    'SaveOperationInput.titleZh': ['名单'],
    'SaveOperationInput.titleEn': ['A list'],
    'SaveOperationInput.description': ['what it is for'],
    'SaveOperationInput.document': [DOCUMENT],
    'RetireOperationInput.id': [doomed],
  }
}

/** What an input about saved operations must hold; null: it is about something else. */
export function operationBase(
  name: string,
  unique: string,
  idempotencyKey: string,
  known: KeptOperations,
): Args | null {
  if (name === 'Query.savedOperation') return { name: known.name }
  if (name === 'RetireOperationInput') return { id: known.doomed, version: 1, idempotencyKey }
  if (name !== 'SaveOperationInput') return null
  const changes = /^SaveOperationInput\.(id|version)#/.exec(unique)?.[1]
  return {
    name: changes
      ? known.name
      : `o-${createHash('sha256').update(unique).digest('hex').slice(0, 20).replace(/\d/g, 'x')}`,
    ...{ titleZh: '名单', titleEn: 'A list', document: DOCUMENT, shared: 'OWN', idempotencyKey },
    ...(changes === 'id' ? { version: 1 } : changes === 'version' ? { id: known.kept } : {}),
  }
}

/** Its other operations go: an account has at most a hundred. */
export async function tidyOperations(hub: TestHub, subject: string, { kept, doomed }: KeptOperations): Promise<void> {
  const uuids = [kept, doomed].map((id) => id.slice('operation:'.length))
  await asOwner(hub, 'hub', `UPDATE saved_operation SET state = 'RETIRED' WHERE subject = $1 AND id <> ALL ($2::uuid[])`, [subject, uuids]) // prettier-ignore
}
