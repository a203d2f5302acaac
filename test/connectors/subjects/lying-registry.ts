import type { Subject } from '../../../connectors/contract/conformance'
import { LyingConnector } from '../../support/fakes/lying-connector'
import { memorySubject } from '../memory-subject'

export async function makeSubject(): Promise<Subject> {
  const subject = await memorySubject()
  return { ...subject, connector: new LyingConnector(subject.connector, 'unasked column') }
}
