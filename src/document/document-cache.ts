import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { ByteBudget } from '../kit/byte-budget'
import { operationSize } from './limits'

/**
 * Bytes of heap, measured with Node 20 after a collection (40 to 1,500 documents of seven kinds, four accounts): a parsed document takes
 * 290 to 370 per token; a reading with its plan takes 7,000 to 20,000, and 220 to 710 per field with fragments unfolded. Views that
 * grants open later are not counted, so these numbers are on the high side.
 */
const BYTES = { token: 400, made: 12_000, field: 500 } as const

/**
 * Documents that were read and found valid, and with each what was made for it: readings and plans are reachable through their
 * document alone, so they are counted with it and go with it. Bounded by bytes together.
 */
export class DocumentCache {
  private readonly documents: ByteBudget<DocumentNode>
  private readonly made = new WeakMap<DocumentNode, Map<OperationDefinitionNode, number>>()

  constructor(most: number) {
    this.documents = new ByteBudget(most)
  }

  get bytes(): number {
    return this.documents.bytes
  }

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.documents.get(key)
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.documents.set(key, document, this.bytesOf(document))
  }

  async delete(key: string): Promise<void> {
    this.documents.delete(key)
  }

  /** `kept`: how many readings and plans there are of one of its operations by now. */
  weigh(document: DocumentNode, operation: OperationDefinitionNode, kept: number): void {
    let made = this.made.get(document)
    if (!made) this.made.set(document, (made = new Map()))
    const { fields } = operationSize(document, operation)
    made.set(operation, kept * (BYTES.made + fields * BYTES.field))
    this.documents.weigh(document, this.bytesOf(document))
  }

  private bytesOf(document: DocumentNode): number {
    const { tokenCount, loc } = document
    let bytes = (tokenCount ?? (loc ? loc.end - loc.start : 0)) * BYTES.token
    for (const made of this.made.get(document)?.values() ?? []) bytes += made
    return bytes
  }
}
