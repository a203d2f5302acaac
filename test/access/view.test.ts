import { childrenOf } from '../support/roots'
import {
  AREA,
  CASELOAD,
  education,
  fieldsOf,
  health,
  planOf,
  police,
  SCHOOL,
  schoolAccount,
  sources,
  viewOf,
  who,
} from './small-world'

const PROFILE = `{ child(id: "1") { id name birthDate idNumber
  school { rollState phone diary months { month daysDue } place { code } }
  household { address members { name idNumber } } } }`

const registries = (view: ReturnType<typeof viewOf>) =>
  [...view.parts.values()].filter(({ shape }) => shape !== null).map(({ registry }) => registry)

describe('what is fetched is what is shown', () => {
  test('education: the roll, no household and no diary', () => {
    const view = viewOf(PROFILE, education)
    expect(view.identity).toEqual(['birthDate', 'name'])
    expect(view.parts.get('education')?.shape).toEqual({
      columns: ['phone', 'place', 'rollState'],
      collections: { months: ['daysDue', 'month'] },
    })
    expect(view.parts.get('police')?.shape).toBeNull()
    expect(fieldsOf(view.withheld)).toEqual(['Child.idNumber', 'School.diary', 'Child.household'])
    expect(fieldsOf(view.masked)).toEqual(['School.phone'])
  })

  test('police: the household, and of the school the state of the roll alone', () => {
    const view = viewOf(PROFILE, police)
    expect(view.parts.get('education')?.shape).toEqual({ columns: ['rollState'], collections: {} })
    expect(view.parts.get('police')?.shape).toEqual({
      columns: ['address'],
      collections: { members: ['idNumber', 'name'] },
    })
    expect([...view.identityMasks]).toEqual([['birthDate', 'year']])
    expect([...view.parts.get('police')!.collectionMasks.get('members')!]).toEqual([['idNumber', 'id-number']])
  })

  test('a withheld leaf is in no shape, wherever it was asked', () => {
    for (const actor of [education, police, health, schoolAccount])
      for (const bits of [0, AREA, SCHOOL, AREA | SCHOOL]) {
        const view = viewOf(PROFILE, actor, bits)
        const withheld = new Set(fieldsOf(view.withheld))
        const fetched = [...view.parts.values()].flatMap(({ registry, shape }) => [
          ...(shape?.columns ?? []).map((column) => `${registry === 'education' ? 'School' : 'Household'}.${column}`),
          ...(shape?.collections['months'] ?? []).map((column) => `Month.${column}`),
          ...(shape?.collections['members'] ?? []).map((column) => `Member.${column}`),
        ])
        for (const field of [...fetched, ...view.identity.map((column) => `Child.${column}`)])
          expect(withheld).not.toContain(field)
      }
  })

  test('below a withheld object nothing is decided and nothing is told', () => {
    const view = viewOf('{ child(id: "1") { household { address members { name } } } }', education)
    expect(fieldsOf(view.decisions)).toEqual(['Child.household'])
  })

  test('nothing visible in a part, no call to its registry', () => {
    expect(registries(viewOf('{ child(id: "1") { school { diary } } }', education))).toEqual([])
    expect(registries(viewOf('{ child(id: "1") { school { months { month } } } }', health))).toEqual([])
    expect(registries(viewOf('{ child(id: "1") { name } }', education))).toEqual([])
  })

  test('a part asked for its existence alone is one call without columns', () => {
    expect(viewOf('{ child(id: "1") { school { __typename } } }', education).parts.get('education')?.shape).toEqual({
      columns: [],
      collections: {},
    })
    expect(registries(viewOf('{ child(id: "1") { household { __typename } } }', education))).toEqual([])
  })

  test('a collection of which only __typename may be seen is asked without columns', () => {
    expect(
      viewOf('{ child(id: "1") { school { months { __typename } } } }', education).parts.get('education')?.shape,
    ).toEqual({ columns: [], collections: { months: [] } })
    expect(registries(viewOf('{ child(id: "1") { school { months { __typename } } } }', police))).toEqual([])
  })

  test('links and sources', () => {
    expect(viewOf('{ child(id: "1") { links { registry } } }', police).links).toBe(true)
    expect(viewOf('{ child(id: "1") { links { registry } } }', education).links).toBe(false)
    expect(registries(viewOf('{ child(id: "1") { sources { registry } } }', education))).toEqual([])
  })

  test('a link to a sealed registry is for whoever may open its part', () => {
    const keptFrom = (field: string) => {
      const sealed = [{ registry: 'education', field }]
      const plan = planOf('{ child(id: "1") { links { registry } } }', police, { sources: { ...sources, sealed } })
      return [...[...childrenOf(plan).values()][0]!.view(AREA).sealedLinks]
    }
    expect(keptFrom('Child.school')).toEqual([])
    expect(keptFrom('Child.idNumber')).toEqual(['education']) // police have no right to it
  })

  test('the rules under which something is shown are named once', () => {
    expect(viewOf(PROFILE, health).shown).toEqual(['small.yml#existence', 'small.yml#name', 'small.yml#school'])
  })
})

describe('ways round', () => {
  test('two aliases of one field are both judged', () => {
    const view = viewOf('{ child(id: "1") { school { a: diary b: diary c: rollState } } }', education)
    expect(view.withheld.map(({ path }) => path.join('.'))).toEqual(['child.school.a', 'child.school.b'])
    expect(view.parts.get('education')?.shape?.columns).toEqual(['rollState'])
  })

  test('an alias with the name of an open field opens nothing', () => {
    const view = viewOf('{ child(id: "1") { school { rollState: diary } } }', education)
    expect(view.parts.get('education')?.shape).toBeNull()
    expect(fieldsOf(view.withheld)).toEqual(['School.diary'])
  })

  test('two fragments that share a response key are both judged', () => {
    const query = `{ child(id: "1") { ...A ...B } }
      fragment A on Child { school { rollState } } fragment B on Child { school { rollState diary phone } }`
    const view = viewOf(query, education)
    expect(view.parts.get('education')?.shape?.columns).toEqual(['phone', 'rollState'])
    expect(view.withheld.map(({ path }) => path.join('.'))).toEqual(['child.school.diary'])
  })

  test('a field asked twice at one place is told once', () => {
    const view = viewOf('{ child(id: "1") { school { diary } ... on Child { school { diary } } } }', education)
    expect(view.withheld).toHaveLength(1)
  })

  test('two selections of one root field are one entry', () => {
    const view = viewOf('{ child(id: "1") { name } child(id: "1") { school { diary } } }', education)
    expect(view.identity).toEqual(['name'])
    expect(fieldsOf(view.withheld)).toEqual(['School.diary'])
  })

  test('an interface is judged by the type behind it', () => {
    const view = viewOf('{ node(id: "1") { id ... on Child { idNumber school { diary rollState } } } }', education)
    expect(fieldsOf(view.withheld)).toEqual(['Child.idNumber', 'School.diary'])
    expect(view.parts.get('education')?.shape?.columns).toEqual(['rollState'])
  })

  test('introspection added to a query lifts nothing', () => {
    const plain = viewOf(PROFILE, police)
    const added = viewOf(PROFILE.replace(/}$/, ' __schema { __typename } __type(name: "Child") { name } }'), police)
    expect(added.withheld).toEqual(plain.withheld)
    expect([...added.parts]).toEqual([...plain.parts])
    const inside = viewOf(PROFILE.replace('{ id name', '{ __typename id name'), police)
    expect([...inside.parts]).toEqual([...plain.parts])
  })
})

describe('where the child stands decides', () => {
  const director = who({ roles: ['village-director'], worker: 'w' })

  test('masked in the area, in full on the own list', () => {
    const query = '{ child(id: "1") { name } }'
    expect([...viewOf(query, director, AREA).identityMasks]).toEqual([['name', 'surname']])
    expect([...viewOf(query, director, CASELOAD).identityMasks]).toEqual([])
    expect([...viewOf(query, director, AREA | CASELOAD).identityMasks]).toEqual([])
    expect(viewOf(query, director, 0).identity).toEqual([])
  })

  test('a purpose opens what needs it', () => {
    const query = '{ child(id: "1") { idNumber } }'
    const forDropouts = who({ department: 'education', purpose: 'dropout-control' })
    expect(viewOf(query, forDropouts).identity).toEqual(['idNumber'])
    expect(viewOf(query, education).identity).toEqual([])
  })
})
