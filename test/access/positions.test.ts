import { checkCommands } from '../../src/access/check-table'
import { accessClass, decide, decidePosition, type Claims } from '../../src/access/decide'
import { filterScopes, fullScopes } from '../../src/access/positions'
import type { Sources } from '../../src/access/sources'
import { parseTable } from '../../src/access/parse-table'
import { ALL_SCOPE_BITS, COMMANDS, POSITIONS, SCOPE_BIT, SCOPES } from '../../src/access/words'
import { HubError } from '../../src/errors/hub-error'
import { sources } from './small-world'

const CLAIMS: Claims = {
  department: 'police',
  roles: ['officer'],
  divisions: ['430421'],
  school: 's',
  worker: 'w',
  purpose: 'case',
}
const police = accessClass(CLAIMS)

/** A table of `fields`, all in one group with these permissions. */
function giving(permissions: string, fields = 'A: { b: one }') {
  const text = `owner: hub
groups: { one: { title: 一 One, class: internal, basis: 法 1, permissions: ${permissions} } }
types: { ${fields} }
`
  return parseTable([{ name: 'a.yml', text }])
}

function faultsOf(work: () => unknown): readonly string[] {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof HubError && thrown.code === 'ACCESS_TABLE_INVALID')
      return (thrown.extra['faults'] as string[]).map((one) => one.replace(/^a\.yml:\d+: /, ''))
    throw thrown
  }
  return []
}

describe('a row without a position refuses it', () => {
  test('each position in each scope, for each place of a child: exactly what is written', () => {
    for (const written of POSITIONS)
      for (const scope of SCOPES) {
        const table = giving(`{ police: { may: [${written}], scope: ${scope} } }`)
        for (const asked of POSITIONS)
          for (const bits of ALL_SCOPE_BITS) {
            const holds = scope === 'all' || (bits & SCOPE_BIT[scope]) > 0
            const { level } = decidePosition(table, 'A.b', asked, police, bits)
            expect([written, scope, asked, bits, level]).toEqual([
              written,
              scope,
              asked,
              bits,
              asked === written && holds ? 'full' : 'none',
            ])
          }
        expect(decide(table, 'A.b', police, SCOPE_BIT.area).level).toBe('none')
      }
  })

  test('reading in full brings filtering with it, and nothing else', () => {
    const table = giving('{ police: { level: full, scope: area } }')
    const given = POSITIONS.filter((one) => decidePosition(table, 'A.b', one, police, SCOPE_BIT.area).level === 'full')
    expect(given).toEqual(['filter'])
    for (const level of ['masked, mask: year', 'granted', 'none'])
      expect(filterScopes(giving(`{ police: { level: ${level}, scope: area } }`), 'A.b', police)).toEqual([])
  })

  test('a purpose, an audience and a row that nobody wrote', () => {
    const table = giving('{ police: { may: [statistics], purposes: [audit] }, health: { may: [filter], scope: all } }')
    expect(decidePosition(table, 'A.b', 'statistics', police, 7)).toMatchObject({
      level: 'none',
      needed: 'the purpose audit',
    })
    expect(decidePosition(table, 'A.b', 'filter', police, 7).needed).toMatch(/not granted the field at all/)
    expect(decidePosition(table, 'A.unwritten', 'filter', police, 7)).toMatchObject({
      level: 'none',
      needed: 'a row in the access table',
    })
  })
})

describe('reading and the positions are told apart', () => {
  test('read, but not filtered by', () => {
    const table = giving('{ police: { level: full, scope: area, not: [filter] } }')
    expect(fullScopes(table, 'A.b', police)).toEqual(['area'])
    expect(filterScopes(table, 'A.b', police)).toEqual([])
  })

  test('filtered by, though masked', () => {
    const table = giving('{ police: { level: masked, mask: year, may: [filter], scope: area } }')
    expect(fullScopes(table, 'A.b', police)).toEqual([])
    expect(filterScopes(table, 'A.b', police)).toEqual(['area'])
  })

  test('read by grant, and numbers at once; a grant in force opens no position', () => {
    const table = giving('{ police: { level: granted, may: [statistics], scope: area } }')
    expect(decide(table, 'A.b', police, SCOPE_BIT.area)).toMatchObject({ level: 'granted', openable: true })
    expect(decide(table, 'A.b', police, SCOPE_BIT.area, new Set(['a.yml#one'])).level).toBe('full')
    expect(decidePosition(table, 'A.b', 'statistics', police, SCOPE_BIT.area).level).toBe('full')
    expect(filterScopes(table, 'A.b', police)).toEqual([])
  })
})

describe('faults', () => {
  test.each([
    [
      'a position nobody knows',
      '{ police: { may: [look] } }',
      `one.police: may: expected some of ${POSITIONS.join(', ')}`,
    ],
    ['none', '{ police: { may: [] } }', `one.police: may: expected some of ${POSITIONS.join(', ')}`],
    [
      'a command without a scope',
      '{ police: { may: [decide] } }',
      `one.police: scope: expected one of ${SCOPES.join(', ')}, got null`,
    ],
    [
      'something else than filters taken out',
      '{ police: { level: full, scope: all, not: [statistics] } }',
      'one.police: not: expected some of filter',
    ],
    [
      'taken out of what does not bring it',
      '{ police: { level: masked, mask: year, scope: all, not: [filter] } }',
      'one.police: not: only what reading in full brings with it can be taken out again',
    ],
    [
      'given and taken',
      '{ police: { level: full, scope: all, may: [filter], not: [filter] } }',
      'one.police: not: only what reading in full brings with it can be taken out again',
    ],
  ])('%s', (_name, permissions, fault) => {
    expect(faultsOf(() => giving(permissions))).toContain(fault)
  })

  const knowing = (asked: Sources['asked']): Sources => ({ ...sources, asked })

  test('a mutation whose resolver says no command, and a command that no mutation of the group does', () => {
    const table = giving('{ police: { may: [decide, review], scope: all } }', 'Mutation: { a: one, b: one }')
    const known = knowing({ 'Mutation.a': { arguments: {}, command: 'decide' } })
    expect(faultsOf(() => checkCommands(table, known))).toEqual([
      'Mutation.b: its resolver does not say which command it is',
      'a.yml#one: gives review, which no mutation of the group does',
    ])
    expect(faultsOf(() => checkCommands(giving(`{ police: { may: [${COMMANDS.join(', ')}], scope: all } }`), known))).toHaveLength(COMMANDS.length) // prettier-ignore
  })

  test('none where each does what is written', () => {
    const table = giving('{ police: { may: [decide], scope: all } }', 'Mutation: { a: one }')
    expect(() => checkCommands(table, knowing({ 'Mutation.a': { arguments: {}, command: 'decide' } }))).not.toThrow()
  })
})
