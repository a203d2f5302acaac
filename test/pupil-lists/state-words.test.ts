import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSchema, getNamedType, isEnumType, isObjectType } from 'graphql'
import { projectRoot } from '../../src/kit/project-root'
import { ANSWER_COLUMNS } from '../../src/pupil-lists/answer-columns'
import { inWords, STATE_WORDS } from '../../src/pupil-lists/state-words'

const schema = buildSchema(readFileSync(path.join(projectRoot(), 'schema/schema.graphql'), 'utf8'))

test('each code of an answer has the words that the schema gives it, in both languages', () => {
  const type = schema.getType('EnrolmentStatus')
  if (!isObjectType(type)) throw new TypeError('expected the type EnrolmentStatus')
  const enums = ANSWER_COLUMNS.flatMap(({ field }) => {
    const of = getNamedType(type.getFields()[field]!.type)
    return isEnumType(of) ? [[field, of] as const] : []
  })
  expect(Object.keys(STATE_WORDS).toSorted()).toEqual(enums.map(([field]) => field).toSorted())
  for (const [field, of] of enums) {
    expect([field, Object.keys(STATE_WORDS[field]!).toSorted()]).toEqual([
      field,
      of
        .getValues()
        .map(({ name }) => name)
        .toSorted(),
    ])
    for (const { name, description } of of.getValues()) {
      const { zh, en } = STATE_WORDS[field]![name]!
      expect([field, name, description]).toEqual([field, name, expect.stringMatching(new RegExp(`^${zh} `))])
      expect(description!.slice(zh.length + 1).startsWith(en)).toBe(true)
    }
  }
})

test('a code stands before its words; what is no code, and an unknown one, stand alone', () => {
  expect(inWords('status', 'SUSPECTED', 'zh')).toBe('SUSPECTED 疑似辍学')
  expect(inWords('rollState', 'ENROLLED', 'en')).toBe('ENROLLED enrolled')
  expect([inWords('since', '2026-09-01', 'zh'), inWords('rule', 'national', 'en')]).toEqual(['2026-09-01', 'national'])
  expect([inWords('status', 'NEW_LEVEL', 'zh'), inWords('status', null, 'zh')]).toEqual(['NEW_LEVEL', ''])
})
