import { accessClass, decide, type Claims } from '../../src/access/decide'
import { parseTable } from '../../src/access/parse-table'
import {
  ALL_SCOPE_BITS,
  AUDIENCES,
  holds,
  LEVELS,
  PURPOSES,
  SCOPE_BIT,
  SCOPES,
  type ScopeBits,
} from '../../src/access/words'

const NOBODY: Claims = { department: null, roles: [], divisions: [], school: null, worker: null, purpose: '' }
const AREA = SCOPE_BIT.area

/** A table of one field A.b with these grants. */
function granting(grants: string) {
  const text = `owner: hub
groups: { one: { title: 一 One, class: internal, basis: 法 1, permissions: ${grants} } }
types: { A: { b: one } }
`
  return parseTable([{ name: 'a.yml', text }])
}

const policeOfficer = (more: Partial<Claims> = {}) =>
  accessClass({ ...NOBODY, department: 'police', roles: ['officer'], divisions: ['430421'], ...more })

const level = (grants: string, who = policeOfficer(), bits: ScopeBits = AREA) =>
  decide(granting(grants), 'A.b', who, bits).level

describe('who is addressed', () => {
  test('an officer as the department, any other role as itself', () => {
    expect(policeOfficer().audiences).toEqual(['everyone', 'police'])
    expect(accessClass({ ...NOBODY, department: 'police', roles: ['analyst'] }).audiences).toEqual([
      'analyst',
      'everyone',
    ])
  })

  test('a department without a role is addressed by nothing but everyone', () => {
    expect(accessClass({ ...NOBODY, department: 'police' }).audiences).toEqual(['everyone'])
  })

  test('an officer without a department gets nothing', () => {
    expect(accessClass({ ...NOBODY, roles: ['officer'] }).audiences).toEqual(['everyone'])
  })

  test('scopes are reachable only with the claim they rest on', () => {
    expect(accessClass(NOBODY).reachable).toEqual([0])
    expect(policeOfficer().reachable).toEqual([0, 1])
    expect(policeOfficer({ school: 's', worker: 'w' }).reachable).toEqual(ALL_SCOPE_BITS)
  })

  test('two actors share a plan exactly when the table cannot tell them apart', () => {
    expect(policeOfficer({ divisions: ['430424'] }).key).toBe(policeOfficer().key)
    const others = [
      policeOfficer({ purpose: 'case' }),
      policeOfficer({ divisions: [] }),
      policeOfficer({ school: 's' }),
      policeOfficer({ worker: 'w' }),
      policeOfficer({ department: 'health' }),
      policeOfficer({ roles: ['officer', 'steward'] }),
    ].map(({ key }) => key)
    expect(new Set([...others, policeOfficer().key]).size).toBe(others.length + 1)
  })
})

describe('deny by default', () => {
  test('a field nobody wrote a row for', () => {
    expect(decide(granting('{}'), 'A.unwritten', policeOfficer(), AREA)).toMatchObject({
      level: 'none',
      needed: 'a row in the access table',
    })
  })

  test('names that every object has are no rows', () => {
    for (const name of ['constructor', '__proto__', 'toString', ''])
      expect(decide(granting('{}'), name, policeOfficer(), AREA).level).toBe('none')
  })

  test('an audience nobody named, a scope the child is not in, a purpose not stated', () => {
    expect(level('{ health: { level: full, scope: all } }')).toBe('none')
    expect(level('{ police: { level: full, scope: school } }')).toBe('none')
    expect(level('{ police: { level: full, scope: area } }', policeOfficer(), 0)).toBe('none')
    expect(level('{ police: { level: full, scope: area, purposes: [case] } }')).toBe('none')
    expect(
      level('{ police: { level: full, scope: area, purposes: [case] } }', policeOfficer({ purpose: 'audit' })),
    ).toBe('none')
  })
})

describe('the best grant that holds wins', () => {
  const steward = policeOfficer({ roles: ['officer', 'steward'], purpose: 'case' })

  test('among several audiences', () => {
    expect(
      level('{ steward: { level: masked, mask: year, scope: area }, police: { level: full, scope: area } }', steward),
    ).toBe('full')
    expect(level('{ steward: { level: full, scope: area }, police: { level: none } }', steward)).toBe('full')
  })

  test('among several grants to one', () => {
    const grants =
      '{ police: [{ level: masked, mask: year, scope: area }, { level: full, scope: area, purposes: [case] }] }'
    expect(level(grants)).toBe('masked')
    expect(level(grants, steward)).toBe('full')
  })
})

/** The same question answered by walking through it as a lawyer would, for every actor, purpose and place of a child. */
test('level for each level x scope x purpose x place of the child equals the naive reading', () => {
  const purposeLists = [null, ['case'], ['case', 'audit']] as const
  for (const granted of LEVELS)
    for (const scope of SCOPES)
      for (const purposes of purposeLists) {
        const scoped = ['full', 'masked', 'granted'].includes(granted)
        if (!scoped && scope !== 'all') continue
        const parts = [
          `level: ${granted}`,
          ...(scoped ? [`scope: ${scope}`] : []),
          ...(granted === 'masked' ? ['mask: year'] : []),
          ...(purposes ? [`purposes: [${purposes.join(', ')}]`] : []),
        ]
        const table = granting(`{ police: { ${parts.join(', ')} } }`)
        for (const purpose of ['', ...PURPOSES])
          for (const bits of ALL_SCOPE_BITS) {
            const who = policeOfficer({ purpose, school: 's', worker: 'w' })
            const inScope = scope === 'all' || (bits & SCOPE_BIT[scope]) > 0
            const forPurpose = purposes === null || (purposes as readonly string[]).includes(purpose)
            const expected = inScope && forPurpose ? granted : 'none'
            const decision = decide(table, 'A.b', who, bits)
            expect([granted, scope, purpose, bits, decision.level]).toEqual([granted, scope, purpose, bits, expected])
            expect(decision.mask).toBe(expected === 'masked' ? 'year' : null)
            expect(decision.needed === null).toBe(expected === 'full')
          }
      }
})

describe('what would be needed is said in words', () => {
  const needed = (grants: string, who = policeOfficer(), bits: ScopeBits = AREA) =>
    decide(granting(grants), 'A.b', who, bits).needed

  test.each([
    ['{ police: { level: full, scope: area } }', null],
    ['{ police: { level: full, scope: area, purposes: [case, audit] } }', 'the purpose case or audit'],
    ['{ police: { level: full, scope: school } }', 'a pupil of this account’s school'],
    [
      '{ police: { level: full, scope: caseload, purposes: [case] } }',
      'the purpose case and a child on this account’s own list',
    ],
    ['{ police: { level: granted, scope: area } }', 'an approved, time-boxed grant for this child'],
    [
      '{ police: { level: granted, scope: caseload } }',
      'a child on this account’s own list and an approved, time-boxed grant',
    ],
    [
      '{ police: { level: masked, mask: year, scope: area } }',
      'nothing: this account is granted the field masked, and no more',
    ],
    ['{ police: { may: [statistics] } }', 'nothing: this account is granted the field in statistics alone'],
    ['{ health: { level: full, scope: area } }', 'nothing: this account is not granted the field at all'],
  ])('%s', (grants, words) => {
    expect(needed(grants)).toBe(words)
  })
})

test('holds: all is everywhere, the others only where their bit is', () => {
  expect(SCOPES.map((scope) => ALL_SCOPE_BITS.filter((bits) => holds(bits, scope)))).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7],
    [1, 3, 5, 7],
    [2, 3, 6, 7],
    [4, 5, 6, 7],
  ])
  expect(AUDIENCES).toContain('everyone')
})
