import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql'
import {
  RetireOperationInput,
  SavedOperation,
  SavedOperationPayload,
  SaveOperationInput,
  type ExportFormat,
} from '../../schema'
import { NONE, type Touches } from '../../src/access/sources'
import { HubError } from '../../src/errors/hub-error'
import type { RequestContext } from '../../src/execute/request-context'
import type { OperationAnswer } from '../../src/saved-operations/operation-commands'
import { formatOperationId, type SavedOperation as KeptOperation } from '../../src/saved-operations/saved-operation'
import { toUserErrors } from './to-user-errors'

export const savedOperationTouches: Touches = {
  asked: {
    'Query.savedOperation': { arguments: { name: NONE, version: NONE } },
    'Mutation.saveOperation': { arguments: { input: NONE }, command: 'create' },
    'Mutation.retireOperation': { arguments: { input: NONE }, command: 'delete' },
  },
}

@Resolver()
export class SavedOperations {
  @Query(() => [SavedOperation], {
    nullable: true,
    description: '保存的操作 of this account and its department, by name; the own one of two with one name',
  })
  async savedOperations(@Ctx() context: RequestContext): Promise<SavedOperation[]> {
    return (await context.operations.seen(context.actor)).map((one) => toSavedOperation(one, context))
  }

  @Query(() => SavedOperation, { nullable: true, description: '保存的操作 by its name; null where there is none' })
  async savedOperation(
    @Arg('name', () => String, { description: '名称 name' }) name: string,
    @Arg('version', () => Int, { nullable: true, description: '版本 version; the newest when left out' })
    version: number | null,
    @Ctx() context: RequestContext,
  ): Promise<SavedOperation | null> {
    const found = await context.operations.find(context.actor, name, version)
    return found && toSavedOperation(found, context)
  }

  @Mutation(() => SavedOperationPayload, {
    nullable: true,
    description: '保存操作 keeps a query under a name, or a new version of one',
  })
  async saveOperation(
    @Arg('input', () => SaveOperationInput, { description: '操作 the operation' }) input: SaveOperationInput,
    @Ctx() context: RequestContext,
  ): Promise<SavedOperationPayload> {
    const { id, version, description, ...rest } = input
    const saved = { ...rest, id: id ?? null, version: version ?? null, description: description ?? '' }
    return toPayload(await context.operationCommands.save(saved), context)
  }

  @Mutation(() => SavedOperationPayload, { nullable: true, description: '停用操作 ends a saved operation' })
  async retireOperation(
    @Arg('input', () => RetireOperationInput, { description: '操作 which operation' }) input: RetireOperationInput,
    @Ctx() context: RequestContext,
  ): Promise<SavedOperationPayload> {
    return toPayload(await context.operationCommands.retire({ ...input }), context)
  }
}

function toPayload({ operation, errors }: OperationAnswer, context: RequestContext): SavedOperationPayload {
  return {
    operation: operation && toSavedOperation(operation, context),
    errors: toUserErrors(errors, context),
  }
}

function toSavedOperation(operation: KeptOperation, { operations, actor, who }: RequestContext): SavedOperation {
  const { id, subject, ...rest } = operation
  return { ...rest, id: formatOperationId(id), mine: subject === actor.subject, ...readingOf() }

  function readingOf(): Pick<SavedOperation, 'parameters' | 'formats' | 'stale'> {
    try {
      const { parameters } = operations.readingOf(operation)
      const formats = operations
        .formatsOf(operation, who)
        .map(({ format, refused }) => ({ format: format.toUpperCase() as ExportFormat, refused }))
      return { parameters: parameters.map(({ name, type, required }) => ({ name, type, required })), formats, stale: false } // prettier-ignore
    } catch (thrown) {
      if (!(thrown instanceof HubError) || thrown.code !== 'SAVED_OPERATION_STALE') throw thrown
      return { parameters: [], formats: [], stale: true }
    }
  }
}
