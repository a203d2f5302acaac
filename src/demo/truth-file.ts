import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import type { Truth } from './context'

/** The answer sheet as JSON lines, one child a line. For tests and the linkage benchmark; the hub never reads it. */
export class TruthFile {
  private readonly stream: WriteStream | null

  constructor(file: string | null) {
    this.stream = file === null ? null : createWriteStream(file, { mode: 0o600 })
  }

  async write(truths: readonly Truth[]): Promise<void> {
    if (!this.stream || truths.length === 0) return
    if (!this.stream.write(`${truths.map((each) => JSON.stringify(each)).join('\n')}\n`))
      await once(this.stream, 'drain')
  }

  async close(): Promise<void> {
    if (!this.stream) return
    this.stream.end()
    await once(this.stream, 'finish')
  }
}
