import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { DeleteFilterInput, SavedFilter, SavedFilterPayload, SaveFilterInput } from '../../schema'
import { NONE, type Touches } from '../../src/access/sources'
import type { RequestContext } from '../../src/execute/request-context'
import type { FilterAnswer } from '../../src/filters/filter-commands'
import { formatFilterId, type SavedFilter as KeptFilter } from '../../src/filters/saved-filter'
import { toUserErrors } from './to-user-errors'

export const savedFilterTouches: Touches = {
  asked: {
    'Mutation.saveFilter': { arguments: { input: NONE }, command: 'create' }, // judged by what is to be saved: src/filters/filter-commands.ts
    'Mutation.deleteFilter': { arguments: { input: NONE }, command: 'delete' },
  },
}

@Resolver()
export class SavedFilters {
  @Query(() => [SavedFilter], {
    nullable: true,
    description: '我的筛选 filters of lists that this account keeps, by name',
  })
  async savedFilters(@Ctx() context: RequestContext): Promise<SavedFilter[]> {
    return (await context.filters.mine()).map(toSavedFilter)
  }

  @Mutation(() => SavedFilterPayload, {
    nullable: true,
    description: '保存筛选 keeps a filter of lists, or changes one; refused if this account may not use it now',
  })
  async saveFilter(
    @Arg('input', () => SaveFilterInput, { description: '筛选 the filter' }) input: SaveFilterInput,
    @Ctx() context: RequestContext,
  ): Promise<SavedFilterPayload> {
    const { id, version, name, where, orderBy, idempotencyKey } = input
    const saved = {
      ...{ id: id ?? null, version: version ?? null, name, idempotencyKey },
      ...{ where: plain(where), orderBy: orderBy ? plain(orderBy) : null },
    }
    return toPayload(await context.filters.save(saved), context)
  }

  @Mutation(() => SavedFilterPayload, { nullable: true, description: '删除筛选 deletes a saved filter' })
  async deleteFilter(
    @Arg('input', () => DeleteFilterInput, { description: '筛选 which filter' }) input: DeleteFilterInput,
    @Ctx() context: RequestContext,
  ): Promise<SavedFilterPayload> {
    const answer = await context.filters.delete({ ...input })
    return { ...toPayload(answer, context), deletedId: answer.errors.length === 0 ? input.id : null }
  }
}

/** Input objects without their classes, as they were sent. */
function plain<Input extends object>(input: Input): Input {
  return JSON.parse(JSON.stringify(input)) as Input
}

function toPayload({ filter, errors }: FilterAnswer, context: RequestContext): SavedFilterPayload {
  return { filter: filter && toSavedFilter(filter), deletedId: null, errors: toUserErrors(errors, context) }
}

function toSavedFilter(filter: KeptFilter): SavedFilter {
  return { ...filter, id: formatFilterId(filter.id) }
}
