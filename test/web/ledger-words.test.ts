import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'
import { STEP_RIGHTS } from '../../src/ledgers/step-rights'
import { PROOFS } from '../../src/ledgers/words'

/** What the page of an item repeats of the ledgers: the hub decides, but a form must not offer what it will refuse. */
const text = (name: string) => readFileSync(path.join(projectRoot(), 'web/app/pages/ledger', name), 'utf8')

test('proofs of each outcome', () => {
  const found = [...text('proofs.ts').matchAll(/^ {2}([A-Z_]+): \[(.*)\],$/gm)].map(([, proof, outcomes]) => [
    proof,
    [...outcomes!.matchAll(/'([A-Z]+)'/g)].map(([, outcome]) => outcome),
  ])
  expect(Object.fromEntries(found)).toEqual(PROOFS)
})

test('a form for every step, with words for it', () => {
  const words = { ...JSON.parse(text('words.json')), ...JSON.parse(text('forms/words.json')) } as Record<
    string,
    unknown
  >
  const steps = text('steps.ts')
  for (const [action, { mutation, command, by }] of Object.entries(STEP_RIGHTS)) {
    expect(['do', 'about', 'note'].filter((kind) => !(`${kind}${action}` in words))).toEqual([])
    const [form] = new RegExp(`^ {2}${action}: step\\(\\{[^]*?^ {2}\\}\\)`, 'm').exec(steps) ?? []
    const shared = [...form!.matchAll(/\.\.\.\{? ?\.*([A-Z]+)\b/g)].map(([, name]) => new RegExp(`^const ${name} = .*$`, 'm').exec(steps)?.[0]).join() // prettier-ignore
    for (const part of [`right: 'Mutation.${mutation}'`, `command: '${command}'`, `by: '${by}'`])
      expect([action, form + shared]).toEqual([action, expect.stringContaining(part)])
  }
  const fields = [...steps.matchAll(/(?:name: |choice\()'(\w+)'/g)].map(([, name]) => `field${name}`)
  expect(fields.filter((name) => !(name in words))).toEqual([])
})
