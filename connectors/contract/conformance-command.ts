import { createRequire } from 'node:module'
import path from 'node:path'
import { runConformance, type Subject } from './conformance'

/**
 * Runs the suite on a module's `makeSubject(): Promise<Subject>` and says the report. Answers the exit code:
 * 0 the contract is kept, 1 a MUST is broken, 2 the module cannot be used.
 *
 *     node dist/connectors/contract/conformance-command.js dist/connectors/justice/conformance-subject.js
 */
export async function conformanceCommand(file: string | undefined, say: (text: string) => void): Promise<0 | 1 | 2> {
  if (file === undefined) {
    say('usage: conformance-command <module that exports makeSubject>')
    return 2
  }
  let subject: Subject
  try {
    const { makeSubject } = createRequire(__filename)(path.resolve(file)) as { makeSubject: () => Promise<Subject> }
    subject = await makeSubject()
  } catch (thrown) {
    say(`${file}: expected a module whose makeSubject() builds a connector with its sample: ${String(thrown)}`)
    return 2
  }
  try {
    const report = await runConformance(subject)
    say(report.text)
    return report.conforms ? 0 : 1
  } finally {
    await subject.close()
  }
}

if (require.main === module) {
  void conformanceCommand(process.argv[2], console.log).then((code) => {
    process.exitCode = code
  })
}
