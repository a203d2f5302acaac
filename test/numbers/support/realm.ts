import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { projectRoot } from '../../../src/kit/project-root'

/** An officer of education who is an analyst too. */
export const BOTH = 'officer-analyst'

export function realmWithBoth(): { readonly file: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'tonglian-realm-'))
  const file = path.join(folder, 'realm.json')
  const realm = JSON.parse(readFileSync(path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json'), 'utf8')) as {
    users: object[]
  }
  realm.users.push({
    id: '7b88794d-23d4-5836-91ad-000000000002',
    username: BOTH,
    enabled: true,
    firstName: '统计干部',
    credentials: [{ type: 'password', value: `${BOTH}-demo`, temporary: false }],
    realmRoles: ['officer', 'analyst'],
    attributes: { department: ['education'], divisions: ['430421'], purposes: ['dropout-control', 'statistics'] },
  })
  writeFileSync(file, JSON.stringify(realm))
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
