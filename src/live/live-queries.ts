import type { ExecutionResult } from 'graphql'
import type { Asked } from '../execute/executor'
import { LiveQuery, type LiveDependencies, type Credential } from './live-query'

/** The open subscriptions of this process. */
export class LiveQueries {
  private readonly open = new Set<LiveQuery>()

  constructor(private readonly dependencies: LiveDependencies) {}

  /** The first answer, and what gives the others: null where that answer is the last. */
  async begin(
    asked: Asked,
    pass: Credential,
  ): Promise<{ readonly answer: ExecutionResult; readonly query: LiveQuery | null }> {
    const query = new LiveQuery(asked, pass, this.dependencies, () => this.open.delete(query))
    this.open.add(query)
    try {
      const answer = await query.first()
      return { answer, query: query.over ? null : query }
    } catch (fault) {
      query.end()
      throw fault
    }
  }

  /** Ends them all, and takes no other; a first answer under way is the last. When it is done, nothing of them runs any more. */
  async close(): Promise<void> {
    this.dependencies.quota.close()
    const all = [...this.open]
    for (const query of all) query.finish()
    await Promise.all(all.map((query) => query.settled()))
    await this.dependencies.watcher.settled()
  }
}
