import { HubError } from '../../src/errors/hub-error'
import { childrenOf, deniedOf } from '../support/roots'
import { AREA, asking, education, fieldsOf, health, planOf, police, SCHOOL, schoolAccount, who } from './small-world'

const forDropouts = who({ department: 'education', purpose: 'dropout-control' })

/** The catalogue error that planning ends in. */
function refusal(plan: () => unknown): HubError {
  try {
    plan()
  } catch (thrown) {
    if (thrown instanceof HubError) return thrown
    throw thrown
  }
  throw new TypeError('expected a refusal, got a plan')
}

describe('entries', () => {
  test('each root field that looks at children is one, by its response key', () => {
    const plan = planOf('query Two { a: child(id: "1") { name } b: child(id: "2") { birthDate } me }', education)
    expect(plan.read.operation.name?.value).toBe('Two')
    expect([...childrenOf(plan)].map(([key, { field }]) => [key, field])).toEqual([
      ['a', 'Query.child'],
      ['b', 'Query.child'],
    ])
    expect(plan.rootFields).toEqual(['Query.child', 'Query.me'])
    expect(childrenOf(plan).get('b')?.identity).toEqual(['birthDate'])
  })

  test('the look-up reads what any view needs, and each view names its own', () => {
    const plan = planOf('{ child(id: "1") { name idNumber } }', schoolAccount)
    const entry = childrenOf(plan).get('child')
    expect(entry?.identity).toEqual(['idNumber', 'name'])
    expect(entry?.view(SCHOOL).identity).toEqual(['idNumber', 'name'])
    expect(entry?.view(0).identity).toEqual([])
  })

  test('a child out of reach is not visible, whatever is asked of it', () => {
    const entry = childrenOf(planOf('{ child(id: "1") { name } }', education)).get('child')
    expect(entry?.visible(AREA)).toBe(true)
    expect(entry?.visible(0)).toBe(false)
    expect(entry?.visible(SCHOOL)).toBe(false) // this account has no school
  })

  test('a root field the account may not call is denied and looks at nobody', () => {
    const plan = planOf('{ everyChild { name } }', health)
    expect([...deniedOf(plan).keys()]).toEqual(['everyChild'])
    expect(childrenOf(plan).size).toBe(0)
  })

  test('introspection is no entry and changes nothing', () => {
    const plan = planOf('{ __schema { __typename } __typename child(id: "1") { name } everyChild { name } }', health)
    expect([...childrenOf(plan).keys()]).toEqual(['child'])
    expect([...deniedOf(plan).keys()]).toEqual(['everyChild'])
    expect(plan.rootFields).toEqual(['Query.child', 'Query.everyChild'])
  })

  test('what @skip leaves out is not planned for', () => {
    const query = 'query ($no: Boolean!) { child(id: "1") @include(if: $no) { name } me }'
    expect(childrenOf(planOf(query, education, { variables: { no: false } })).size).toBe(0)
    expect(childrenOf(planOf(query, education, { variables: { no: true } })).size).toBe(1)
  })
})

describe('an argument that looks up by a field needs it in full', () => {
  const QUERY = '{ childByNumber(number: "1") { name } }'

  test('full for this purpose: let through, and only where it is full', () => {
    const entry = childrenOf(planOf(QUERY, forDropouts)).get('childByNumber')
    expect(entry?.visible(AREA)).toBe(true)
    expect(entry?.visible(0)).toBe(false)
  })

  test('full in another scope only: children of this scope are as good as not there', () => {
    const both = who({ department: 'education', roles: ['school'], school: 's' })
    const entry = childrenOf(planOf(QUERY, both)).get('childByNumber')
    expect(entry?.visible(AREA | SCHOOL)).toBe(true)
    expect(entry?.visible(AREA)).toBe(false)
  })

  test.each([
    ['none', health],
    ['none', education],
    ['masked', who({ department: 'education', roles: ['school'] })],
  ])('level %s: the whole operation is refused, naming field and argument', (level, actor) => {
    const error = refusal(() => planOf(QUERY, actor))
    expect(error.code).toBe('ACCESS_FILTER')
    expect(error.extra).toEqual({
      field: 'Child.idNumber',
      position: 'lookup',
      argument: 'Query.childByNumber(number)',
      rule: 'small.yml#number',
      level,
    })
  })

  test('by a variable or behind an alias it is the same argument', () => {
    const query = 'query ($n: String!) { x: childByNumber(number: $n) { name } }'
    expect(refusal(() => planOf(query, health, { variables: { n: '1' } })).code).toBe('ACCESS_FILTER')
  })

  test('below the root a filter needs its field too, and no filter needs nothing', () => {
    const query = 'query ($from: String) { child(id: "1") { school { months(from: $from) { daysDue } } } }'
    expect(refusal(() => planOf(query, police, { variables: { from: '2026-01' } })).extra['field']).toBe('Month.month')
    expect(childrenOf(planOf(query, police, { variables: { from: null } })).size).toBe(1)
    expect(childrenOf(planOf(query, police)).size).toBe(1)
    expect(childrenOf(planOf(query, education, { variables: { from: '2026-01' } })).size).toBe(1)
  })

  test('a filter inside a fragment is found', () => {
    const query = `{ child(id: "1") { ...F } } fragment F on Child { school { ... { months(from: "2026-01") { daysDue } } } }`
    expect(refusal(() => planOf(query, police)).code).toBe('ACCESS_FILTER')
  })

  test('an argument nobody wrote a rule for is refused', () => {
    const unsaid = asking('Query.child', { arguments: {} })
    const error = refusal(() => planOf('{ child(id: "1") { name } }', education, { sources: unsaid }))
    expect(error).toMatchObject({ code: 'ACCESS_FILTER', extra: { field: 'Query.child(id)' } })
  })
})

describe('strict', () => {
  const strict = { strict: true }

  test('what is withheld from every child refuses the operation before anything is fetched', () => {
    const error = refusal(() => planOf('{ child(id: "1") { school { rollState diary } } }', police, strict))
    expect(error.code).toBe('ACCESS_STRICT')
    expect(error.extra['withheld']).toEqual([
      {
        path: 'child.school.diary',
        field: 'School.diary',
        level: 'none',
        rule: 'small.yml#diary',
        needed: 'nothing: this account is not granted the field at all',
      },
    ])
  })

  test('what a grant could open is judged when the child, and its grants, are known', () => {
    const entry = childrenOf(planOf('{ child(id: "1") { school { diary } } }', education, strict)).get('child')!
    expect(fieldsOf(entry.view(AREA).withheld)).toEqual(['School.diary'])
    expect(entry.view(AREA, ['small.yml#diary']).withheld).toEqual([])
  })

  test('a denied root field refuses it as well', () => {
    expect(refusal(() => planOf('{ everyChild { name } }', education, strict)).code).toBe('ACCESS_STRICT')
  })

  test('a masked value is shown, so it passes', () => {
    expect(childrenOf(planOf('{ child(id: "1") { birthDate } }', police, strict)).size).toBe(1)
  })

  test('what depends on the child is judged when the child is known', () => {
    const both = who({ department: 'education', roles: ['officer', 'school'], school: 's' })
    const plan = planOf('{ child(id: "1") { school { months { month } } } }', both, strict)
    expect(fieldsOf(childrenOf(plan).get('child')!.view(0).withheld)).toEqual(['Child.school'])
    expect(childrenOf(plan).get('child')!.view(SCHOOL).withheld).toEqual([])
  })
})
