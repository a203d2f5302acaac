import type { Actor } from '../../../src/auth/actor'

/** What the hub must know of each demo account, written by hand: the oracle for the realm file and both providers. */
export type ExpectedActor = Omit<Actor, 'subject' | 'name' | 'client' | 'purpose'>

const COUNTY = ['430421']
const officer = (department: Actor['department'], purposes: string[], divisions = COUNTY): ExpectedActor => ({
  department,
  roles: ['officer'],
  divisions,
  school: null,
  worker: null,
  purposes,
})

export const DEMO_USERS: Readonly<Record<string, ExpectedActor>> = {
  education: officer('education', ['dropout-control', 'case', 'statistics']),
  police: officer('police', ['household-registration', 'case']),
  doctor: officer('health', ['health-care', 'case']),
  'civil-affairs': officer('civil-affairs', ['welfare-review', 'case', 'dropout-control', 'statistics']),
  school: { ...officer('education', ['dropout-control']), roles: ['school'], school: '2143042101' },
  supervisor: {
    ...officer('civil-affairs', ['welfare-review', 'case'], ['430421100']),
    roles: ['township-supervisor'],
    worker: 'S430421100',
  },
  director: {
    ...officer('civil-affairs', ['welfare-review', 'case'], ['430421100213']),
    roles: ['village-director'],
    worker: 'D430421100213',
  },
  analyst: { ...officer(null, ['statistics']), roles: ['analyst'] },
  auditor: { ...officer(null, ['audit'], ['000000']), roles: ['auditor'] },
  steward: { ...officer('civil-affairs', ['case']), roles: ['steward'] },
  approver: { ...officer('civil-affairs', ['case']), roles: ['approver'] },
  'health-approver': { ...officer('health', ['case']), roles: ['approver'] },
  neighbour: officer('education', ['dropout-control', 'case'], ['430422']),
  justice: officer('justice', ['case']),
  'human-resources': officer('human-resources', ['case']),
  'womens-federation': officer('womens-federation', ['case']),
  'disabled-persons-federation': officer('disabled-persons-federation', ['welfare-review', 'case']),
  'youth-league': officer('youth-league', ['case']),
}

/** A return takes three people: these have the rights of `school` and `education`, so that suites of rights need not ask as them too. */
export const SIGNERS: Readonly<Record<string, ExpectedActor>> = {
  'school-reviewer': { ...DEMO_USERS['school']!, purposes: ['dropout-control'] },
  'school-head': { ...DEMO_USERS['school']!, purposes: ['dropout-control'] },
  'education-reviewer': { ...DEMO_USERS['education']!, purposes: ['dropout-control'] },
  'education-head': { ...DEMO_USERS['education']!, purposes: ['dropout-control'] },
}

export const SERVICE_ACCOUNTS: Readonly<Record<string, ExpectedActor>> = {
  'school-system': { ...officer('education', ['dropout-control']), roles: ['school'], school: '2143042101' },
  dashboard: officer('civil-affairs', ['statistics', 'welfare-review']),
  'analyst-client': { ...officer(null, ['statistics']), roles: ['analyst'] },
}
