import { actorOf } from '../../src/auth/actor'
import type { Claims } from '../../src/auth/token-verifier'

const base = { iss: 'i', sub: 'subject', azp: 'tonglian-web', exp: 2, iat: 1, purposes: ['case', 'statistics'] }
const claims = (changes: Record<string, unknown> = {}): Claims => ({ ...base, ...changes })

test('the least that makes an actor', () => {
  expect(actorOf(claims())).toEqual({
    subject: 'subject',
    name: null,
    client: 'tonglian-web',
    department: null,
    roles: [],
    divisions: [],
    school: null,
    worker: null,
    purposes: ['case', 'statistics'],
    purpose: 'case',
  })
})

test('all claims, and roles the hub does not know left out', () => {
  const actor = actorOf(
    claims({
      preferred_username: 'director',
      department: 'civil-affairs',
      divisions: ['430421', '430421100', '430421100201', '430421'],
      school: '2143042101',
      worker: 'ETZR-430421100201-1',
      realm_access: { roles: ['offline_access', 'village-director', 'default-roles-tonglian', 'auditor'] },
    }),
  )
  expect(actor).toMatchObject({
    name: 'director',
    department: 'civil-affairs',
    school: '2143042101',
    worker: 'ETZR-430421100201-1',
  })
  expect(actor.roles).toEqual(['village-director', 'auditor'])
  expect(actor.divisions).toEqual(['430421', '430421100', '430421100201'])
})

test.each([
  ['department', 'navy'],
  ['department', ['police']],
  ['divisions', '430421'],
  ['divisions', ['43042']],
  ['divisions', [430421]],
  ['divisions', { 0: '430421' }],
  ['school', '12'],
  ['school', 2143042101],
  ['worker', "x' OR 1=1"],
  ['purposes', undefined],
  ['purposes', []],
  ['purposes', 'case'],
  ['purposes', ['CASE']],
  ['realm_access', 'officer'],
  ['realm_access', { roles: 'officer' }],
  ['realm_access', { roles: [1] }],
  ['realm_access', null],
])('claim %s of the wrong form is refused by name (%#)', (name, value) => {
  const refuse = () => actorOf(claims({ [name]: value }))
  expect(refuse).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED', reason: 'claims', claim: name }))
})

test('the purpose is chosen per request, among the own ones only', () => {
  const own = claims()
  expect(actorOf(own, 'statistics').purpose).toBe('statistics')
  expect(actorOf(own, null).purpose).toBe('case')
  expect(() => actorOf(own, 'audit')).toThrow(expect.objectContaining({ code: 'PURPOSE_UNKNOWN' }))
  expect(() => actorOf(own, '__proto__')).toThrow(expect.objectContaining({ code: 'PURPOSE_UNKNOWN' }))
})

test('the same claims and purpose give the same frozen actor', () => {
  const own = claims()
  expect(actorOf(own)).toBe(actorOf(own, 'case'))
  expect(Object.isFrozen(actorOf(own))).toBe(true)
  expect(Object.isFrozen(actorOf(own).divisions)).toBe(true)
})
