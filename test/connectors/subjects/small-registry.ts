import type { Subject } from '../../../connectors/contract/conformance'
import { memorySubject } from '../memory-subject'

export async function makeSubject(): Promise<Subject> {
  const { connector, sample, close } = await memorySubject()
  return { connector, sample, close }
}
