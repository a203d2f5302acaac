import { differences } from '../../src/access/differences'
import { parseTable } from '../../src/access/parse-table'

const table = (permissions: string, field = 'name') =>
  parseTable([
    {
      name: 'hub.yml',
      text: `owner: hub
groups:
  name:
    title: Name
    class: sensitive
    basis: law
    permissions: { ${permissions} }
types:
  Child:
    ${field}: name
`,
    },
  ])

test('the same table has no difference', () => {
  expect(
    differences(table('police: { level: full, scope: area }'), table('police: { level: full, scope: area }')),
  ).toEqual([])
})

test('each cell that differs is told once, as the matrix writes it', () => {
  const before = table('police: { level: full, scope: area }, health: { level: full, scope: area }')
  const after = table('police: { level: masked, mask: surname, scope: area }, school: { level: full, scope: school }')
  const rule = 'hub.yml#name'
  expect(differences(before, after)).toEqual([
    { field: 'Child.name', audience: 'police', before: 'F area', after: 'M surname area', rule },
    { field: 'Child.name', audience: 'health', before: 'F area', after: null, rule },
    { field: 'Child.name', audience: 'school', before: null, after: 'F school', rule },
  ])
})

test('a field that is new, and one that is gone', () => {
  const [before, after] = [
    table('police: { level: full, scope: area }'),
    table('police: { level: full, scope: area }', 'sex'),
  ]
  expect(differences(before, after).map(({ field, before, after }) => [field, before, after])).toEqual([
    ['Child.sex', null, 'F area'],
    ['Child.name', 'F area', null],
  ])
})

test('numbers over a field are told with their scope, where it is narrower than all', () => {
  const [before, after] = [
    table('analyst: { may: [statistics] }'),
    table('analyst: { may: [statistics], scope: area }'),
  ]
  expect(differences(before, after)).toEqual([
    { field: 'Child.name', audience: 'analyst', before: 'S', after: 'S area', rule: 'hub.yml#name' },
  ])
})
