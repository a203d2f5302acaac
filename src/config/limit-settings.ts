import type { Config } from './load-config'

/** The limits for everybody and of each role, by the names the realm gives the roles. */
export function limitSettings({ limits }: Pick<Config, 'limits'>) {
  const { cost, depth, aliases, ids, page, subscriptions, roles } = limits
  return {
    everybody: { cost, depth, aliases, ids, page, subscriptions },
    roles: {
      officer: roles.officer,
      school: roles.school,
      'township-supervisor': roles.townshipSupervisor,
      'village-director': roles.villageDirector,
      analyst: roles.analyst,
      auditor: roles.auditor,
      steward: roles.steward,
      approver: roles.approver,
    },
  }
}
