import path from 'node:path'
import { RULES } from '../../connectors/contract/conformance'
import { conformanceCommand } from '../../connectors/contract/conformance-command'

async function run(file: string | undefined) {
  const said: string[] = []
  const code = await conformanceCommand(file, (text) => said.push(text))
  return { code, said: said.join('\n') }
}

const subjects = path.join(__dirname, 'subjects')

test('a connector that keeps the contract: 0, and the count', async () => {
  expect(await run(path.join(subjects, 'small-registry.ts'))).toEqual({
    code: 0,
    said: [
      `education passes ${RULES.length - 5} of ${RULES.length - 5}`,
      'C-47 not tried: the subject names no declared columns',
      'C-48 not tried: the subject names no declared columns',
      'C-40 not tried: the subject offers no way to spoil a cell',
      'C-43 not tried: the subject offers no way to spoil a cell',
      'C-44 not tried: the subject offers no way to spoil a cell of an entry',
    ].join('\n'),
  })
})

test('one that breaks a MUST: 1, and the rule', async () => {
  const { code, said } = await run(path.join(subjects, 'lying-registry.ts'))
  expect(code).toBe(1)
  expect(said).toContain('C-05 (MUST) fails: the asked columns come')
})

test('a module that cannot be used: 2, and what was expected', async () => {
  for (const file of [undefined, 'no-such-file.js', path.join(subjects, '../memory-subject.ts')]) {
    const { code, said } = await run(file)
    expect(code).toBe(2)
    expect(said).toMatch(/makeSubject/)
  }
})
