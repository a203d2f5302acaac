import { HubError } from '../../src/errors/hub-error'
import { parseTable } from '../../src/access/parse-table'
import { AUDIENCES, LEVELS, PURPOSES, SCOPES } from '../../src/access/words'
import { table, TABLE } from './small-world'

/** The faults of a table, each with its file and line. */
function faultsOf(...texts: string[]): readonly string[] {
  try {
    parseTable(texts.map((text, i) => ({ name: `file${i + 1}.yml`, text })))
  } catch (thrown) {
    if (thrown instanceof HubError && thrown.code === 'ACCESS_TABLE_INVALID')
      return thrown.extra['faults'] as readonly string[]
    throw thrown
  }
  return []
}

/** A file with one group of these grants, governing A.b. */
const granting = (grants: string) => `owner: hub
groups:
  one:
    title: 一 One
    class: internal
    basis: 法 1
    permissions: ${grants}
types:
  A: { b: one }
`

describe('a good table', () => {
  test('each field has its row: rule, class, basis, file and line', () => {
    const line = TABLE.split('\n').findIndex((text) => text.startsWith('  Household:')) + 1
    expect(table.rows.get('Household.address')).toEqual({
      field: 'Household.address',
      owner: 'hub',
      rule: 'small.yml#household',
      title: '户籍 Household',
      dataClass: 'sensitive',
      basis: '法 10',
      sealed: false,
      permissions: [{ audience: 'police', level: 'full', mask: null, may: ['filter'], scope: 'area', purposes: null }],
      file: 'small.yml',
      line,
    })
  })

  test('one audience may have several permissions', () => {
    expect(table.rows.get('Child.name')?.permissions.filter(({ audience }) => audience === 'village-director')).toEqual(
      [
        { audience: 'village-director', level: 'masked', mask: 'surname', may: [], scope: 'area', purposes: null },
        { audience: 'village-director', level: 'full', mask: null, may: ['filter'], scope: 'caseload', purposes: null },
      ],
    )
  })

  test('its version changes with any file, and not with the order in which files are read', () => {
    const files = [
      { name: 'a.yml', text: granting('{ police: { level: none } }') },
      { name: 'b.yml', text: granting('{ police: { level: none } }').replace('A: { b', 'C: { d') },
    ]
    const version = parseTable(files).version
    expect(version).toMatch(/^[0-9a-f]{12}$/)
    expect(parseTable([...files].reverse()).version).toBe(version)
    expect(parseTable([files[0]!, { name: 'b.yml', text: `${files[1]!.text}# said again\n` }]).version).not.toBe(
      version,
    )
    expect(parseTable([files[0]!, { name: 'c.yml', text: files[1]!.text }]).version).not.toBe(version)
  })
})

describe('every fault is told, all together, with file and line', () => {
  test.each([
    ['a department nobody knows', '{ polise: { level: full, scope: area } }', 'one.polise: no such department or role'],
    [
      'a level nobody knows',
      '{ police: { level: ful, scope: area } }',
      `one.police: level: expected one of ${LEVELS.join(', ')}, got "ful"`,
    ],
    [
      'a grant without a scope',
      '{ police: { level: full } }',
      `one.police: scope: expected one of ${SCOPES.join(', ')}, got null`,
    ],
    [
      'a purpose nobody knows',
      '{ police: { level: full, scope: area, purposes: [curiosity] } }',
      `one.police: purposes: expected some of ${PURPOSES.join(', ')}`,
    ],
    [
      'no purpose at all',
      '{ police: { level: full, scope: area, purposes: [] } }',
      `one.police: purposes: expected some of ${PURPOSES.join(', ')}`,
    ],
    [
      'a mask nobody knows',
      '{ police: { level: masked, mask: constructor, scope: area } }',
      'one.police: mask: expected the name of a mask, got "constructor"',
    ],
    [
      'masked without saying how',
      '{ police: { level: masked, scope: area } }',
      'one.police: mask: expected the name of a mask, got null',
    ],
    [
      'a mask on a full value',
      '{ police: { level: full, mask: year, scope: area } }',
      'one.police: mask: expected none, got "year"',
    ],
    ['a misspelt key', '{ police: { level: full, scop: all, scope: area } }', 'one.police: unknown key scop'],
    [
      'everyone, for what is not public',
      '{ everyone: { level: full, scope: all } }',
      'group one: everyone may have class public only',
    ],
  ])('%s', (_name, grants, fault) => {
    const faults = faultsOf(granting(grants))
    expect(faults.map((one) => one.replace(/^file1\.yml:\d+: /, ''))).toEqual([fault])
    expect(faults[0]).toMatch(/^file1\.yml:[3-7]: /)
  })

  test('a group without grants is no group: nobody is written as {}', () => {
    const without = granting('{}').replace(/ {4}permissions: .*\n/, '')
    expect(faultsOf(without)).toEqual(['file1.yml:4: group one: permissions: expected who gets it, {} for nobody'])
    expect(faultsOf(granting('{}'))).toEqual([])
  })

  test('a field that points to no group', () => {
    expect(faultsOf(granting('{}').replace('b: one', 'b: two'))).toEqual([
      'file1.yml:9: A.b: expected a group of this file, got "two"',
      'file1.yml:4: group one governs no field',
    ])
  })

  test('a field with two rows, also in two files', () => {
    expect(faultsOf(granting('{}'), granting('{}'))).toEqual(['file2.yml:9: A.b: has a row already (file1.yml:9)'])
  })

  test('a key twice', () => {
    const [fault] = faultsOf(granting('{ police: { level: none }, police: { level: none } }'))
    expect(fault).toMatch(/^file1\.yml:7: Map keys must be unique/)
  })

  test('a file that is not YAML, and one that is not a table', () => {
    expect(faultsOf('owner: [')[0]).toMatch(/^file1\.yml:\d+: /)
    expect(faultsOf('just a text')).toEqual(['file1.yml:1: expected owner, groups and types'])
    expect(faultsOf('')).toEqual(['file1.yml:1: expected owner, groups and types'])
  })

  test('an unknown key of the file or of a group', () => {
    expect(faultsOf(`${granting('{}')}extra: 1\n`)).toEqual([
      'file1.yml:10: unknown key extra, expected owner, groups, types',
    ])
    expect(faultsOf(granting('{}').replace('title:', 'titel: x\n    title:'))).toEqual([
      'file1.yml:4: unknown key titel, expected title, class, basis, sealed, permissions',
    ])
  })

  test('a sealed group that a grant could open', () => {
    const sealed = granting('{ police: { level: granted, scope: area } }').replace('title:', 'sealed: true\n    title:')
    expect(faultsOf(sealed)).toEqual([
      'file1.yml:4: group one: sealed, so no grant can open it: level granted promises what nobody keeps',
    ])
  })

  test('a missing title, basis, class or owner', () => {
    const faults = faultsOf(granting('{}').replace('一 One', '""').replace('法 1', '1').replace('internal', 'inner'))
    expect(faults.map((fault) => fault.replace(/^file1\.yml:\d+: /, ''))).toEqual([
      'group one: class: expected one of public, internal, sensitive, secret',
      'title: expected a text',
      'basis: expected a text',
    ])
    expect(faultsOf(granting('{}').replace('owner: hub\n', ''))).toEqual(['file1.yml:1: owner: expected a text'])
  })

  test('several faults in several files come in one report', () => {
    const faults = faultsOf(
      granting('{ polise: { level: full, scope: area }, school: { level: ful, scope: school } }'),
      granting('{ police: { level: full } }').replace('A:', 'B:'),
    )
    expect(faults).toHaveLength(3)
  })
})

test('an audience is a department or a role, never both', () => {
  expect(new Set(AUDIENCES).size).toBe(AUDIENCES.length)
})
