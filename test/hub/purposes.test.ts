import { startTestHub, type TestHub } from '../support/hub'
import { ACCOUNTS } from './support/accounts'
import { showcaseUuid } from './support/sample'

let hub: TestHub
let id: string
beforeAll(async () => {
  hub = await startTestHub({ children: 40 })
  id = `child:${await showcaseUuid(hub)}`
})
afterAll(() => hub?.stop())

const ask = (account: string, fields: string, purpose?: string) =>
  hub.ask(account, `query ($id: ID!) { child(id: $id) { ${fields} } }`, { id }, purpose ? { 'x-purpose': purpose } : {})

test.each([
  [
    'civil-affairs',
    'education { attendance { month } }',
    'attendance',
    ['dropout-control', 'case'],
    ['welfare-review', 'statistics'],
  ],
  [
    'civil-affairs',
    'welfare { openProtectionCase }',
    'openProtectionCase',
    ['case'],
    ['welfare-review', 'dropout-control', 'statistics'],
  ],
  ['police', 'welfare { carers { name idNumber } }', 'carers', ['case'], ['household-registration']],
])('%s sees %s for some purposes and not for others', async (account, fields, leaf, given, refused) => {
  const value = async (purpose: string) => {
    const { child } = (await ask(account, fields, purpose)).data
    return Object.values(child as Record<string, Record<string, unknown>>)[0]?.[leaf] ?? null
  }
  for (const purpose of given) expect(await value(purpose)).not.toBeNull()
  for (const purpose of refused) expect(await value(purpose)).toBeNull()
})

test('what is missing says which purpose would do', async () => {
  const { extensions } = await ask('police', 'welfare { carers { name } }')
  expect(extensions['withheld']).toEqual([
    {
      path: 'child.welfare.carers',
      field: 'WelfareRecord.carers',
      level: 'none',
      rule: 'civil-affairs.yml#carers',
      needed: 'the purpose case',
    },
  ])
})

test('without the header the account’s first purpose holds', async () => {
  const fields = 'education { attendance { month } }'
  expect((await ask('civil-affairs', fields)).data).toEqual((await ask('civil-affairs', fields, 'welfare-review')).data)
  expect((await hub.ask('civil-affairs', '{ me { purpose } }')).data.me.purpose).toBe('welfare-review')
})

test.each(ACCOUNTS)('$name may not name a purpose that is not its own', async (account) => {
  const foreign = ['audit', 'health-care', 'household-registration', 'statistics', 'dropout-control', 'case'].find(
    (purpose) => !account.actor.purposes.includes(purpose),
  )!
  const answer = await hub.ask(await account.as(hub), '{ me { subject } }', {}, { 'x-purpose': foreign })
  expect([answer.status, answer.errors?.[0]?.extensions['code'], answer.data]).toEqual([
    403,
    'PURPOSE_UNKNOWN',
    undefined,
  ])
})
