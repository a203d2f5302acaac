import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../src/kit/project-root'

/** The demo's realm, with two officers of the whole city and tokens that outlast the run. */
export function benchRealm(folder: string): string {
  const realm = JSON.parse(readFileSync(path.join(projectRoot(), 'deploy/keycloak/tonglian-realm.json'), 'utf8'))
  realm.accessTokenLifespan = 36_000
  for (const user of realm.users)
    if (['civil-affairs', 'education'].includes(user.username)) user.attributes.divisions = ['430400']
  const file = path.join(folder, 'realm.json')
  writeFileSync(file, JSON.stringify(realm))
  return file
}
