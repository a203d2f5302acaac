import { limitSettings } from '../../src/config/limit-settings'
import { loadConfig } from '../../src/config/load-config'
import { ROLES } from '../../src/auth/actor'
import { limitsOf, type LimitSettings } from '../../src/plan/role-limits'

const everybody = { cost: 100, depth: 10, aliases: 10, ids: 10, page: 10, subscriptions: 10 }
const nothing = { cost: null, depth: null, aliases: null, ids: null, page: null, subscriptions: null }
const settings: LimitSettings = {
  everybody,
  roles: {
    ...(Object.fromEntries(ROLES.map((role) => [role, nothing])) as unknown as LimitSettings['roles']),
    school: { ...nothing, cost: 500, page: 5 },
    analyst: { ...nothing, cost: 20, page: 50 },
    approver: { ...nothing, cost: 10, depth: 2 },
  },
}

test.each([
  [[], everybody],
  [['officer'], everybody],
  [['school'], { ...everybody, cost: 500, page: 5 }],
  [['approver'], { ...everybody, cost: 10, depth: 2 }],
  // of several roles the widest, limit by limit; a role without a limit of its own has everybody's
  [['school', 'analyst'], { ...everybody, cost: 500, page: 50 }],
  [['analyst', 'approver'], { ...everybody, cost: 20, page: 50 }],
  [['approver', 'officer'], everybody],
] as const)('%j', (roles, expected) => {
  expect(limitsOf({ roles }, settings)).toEqual(expected)
})

test('every role of the realm has its settings', () => {
  expect(Object.keys(limitSettings(loadConfig({ env: {} })).roles).sort()).toEqual([...ROLES].sort())
})
