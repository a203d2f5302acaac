import { EnrolmentOfManyDocument, OwnLimitsDocument, type EnrolmentOfManyQuery } from './generated/documents.ts'
import type { AskOptions, HubClient } from './hub-client.ts'

/** State of enrolment of one student and what dropout control says of it (`status`), or `error` with its code. `student` is the number as it was asked. */
export type Enrolment = NonNullable<EnrolmentOfManyQuery['enrolmentStatus']>[number]

/**
 * 批量核查学籍状态: one answer for each ID or roll number, in the order given, however many there are; asked in batches of what the hub
 * takes at once. `index` counts over all of them. A registry that is down fails the whole batch: RefusedError or its codes in a TypeError.
 */
export async function* enrolmentOf(
  client: HubClient,
  students: Iterable<string> | AsyncIterable<string>,
  options: AskOptions = {},
): AsyncGenerator<Enrolment, void, void> {
  const { data } = await client.ask(OwnLimitsDocument, {}, options)
  let done = 0
  for await (const batch of batches(students, data.me.limits.ids)) {
    const answer = await client.ask(EnrolmentOfManyDocument, { students: batch }, options)
    const all = answer.data.enrolmentStatus
    if (all === null) throw new TypeError(`expected ${batch.length} answers, got none: ${answer.errors.map(({ extensions }) => extensions.code).join(', ')}`) // prettier-ignore
    for (const one of all) yield { ...one, index: done + one.index }
    done += batch.length
  }
}

async function* batches(all: Iterable<string> | AsyncIterable<string>, size: number): AsyncGenerator<string[]> {
  let batch: string[] = []
  for await (const one of all) {
    batch.push(one)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
