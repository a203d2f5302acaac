import { REGISTRIES, settingsName } from '../../connectors/registries'
import type { z } from 'zod'
import { ConfigFault, hint } from './config-error'
import { Key, KEY_BY_PATH, KEYS } from './keys'
import { configSchema, ParsedConfig } from './schema'
import type { Origins, Tree } from './sources'

/** Checks the tree against the schema and the rules of its mode. Null when it has faults, all of which are then in `faults`. */
export function check(tree: Tree, origins: Origins, faults: ConfigFault[]): ParsedConfig | null {
  const parsed = configSchema.safeParse(tree)
  for (const issue of parsed.error?.issues ?? []) faults.push(...faultsOf(issue, tree, origins))
  faults.push(...(valueAt(tree, 'mode') === 'production' ? productionFaults(tree, origins) : demoFaults(tree, origins)))
  faults.push(...mappingFaults(tree, origins))
  if (parsed.success) faults.push(...limitFaults(parsed.data, origins))
  return faults.length === 0 && parsed.success ? parsed.data : null
}

/** A document is judged before its account is known: a role's own limit beyond that would never be reached. */
function limitFaults({ limits }: ParsedConfig, origins: Origins): ConfigFault[] {
  return Object.entries(limits.roles).flatMap(([role, own]) =>
    (['depth', 'aliases'] as const)
      .filter((name) => (own[name] ?? 0) > limits[name])
      .map((name) => ({
        where: nameOf(`limits.roles.${role}.${name}`, origins),
        expected: `at most limits.${name}, which is ${limits[name]}`,
        got: String(own[name]),
      })),
  )
}

const REGISTRY_URLS = REGISTRIES.map(({ name }) => `registries.${settingsName(name)}.url`)
const NEEDED = ['hub.url', 'auth.issuer', 'auth.cookieSecret', 'audit.key', 'http.publicUrl']

/** The demo's own registries have the project's own tables. */
function mappingFaults(tree: Tree, origins: Origins): ConfigFault[] {
  return REGISTRY_URLS.filter((path) => valueAt(tree, path) == null)
    .map((path) => path.replace(/url$/, 'mapping'))
    .filter((path) => valueAt(tree, path) != null)
    .map((path) => ({ where: nameOf(path, origins), expected: `the registry's url beside its mapping`, got: 'no url' }))
}

function productionFaults(tree: Tree, origins: Origins): ConfigFault[] {
  const missing = NEEDED.filter((path) => valueAt(tree, path) == null).map((path) => ({
    where: nameOf(path, origins),
    expected: `${KEY_BY_PATH.get(path)?.expected} (production mode has no default for it)`,
    got: 'nothing',
  }))
  if (REGISTRY_URLS.every((path) => valueAt(tree, path) == null))
    missing.push({
      where: 'registries',
      expected: `the url of at least one registry: ${REGISTRY_URLS.map((path) => nameOf(path, origins)).join(', ')}`,
      got: 'none',
    })
  if (valueAt(tree, 'http.allowPlainHttp') === true) return missing
  const plain = ['http.publicUrl', 'auth.issuer'].filter((path) => String(valueAt(tree, path)).startsWith('http://'))
  return [
    ...missing,
    ...plain.map((path) => ({
      where: nameOf(path, origins),
      expected: 'https:// in production mode (or http.allowPlainHttp: true)',
      got: 'http://',
    })),
  ]
}

/** Demo accounts have known passwords: they never stand before registries that may hold real children. */
function demoFaults(tree: Tree, origins: Origins): ConfigFault[] {
  if (valueAt(tree, 'auth.issuer') != null || valueAt(tree, 'demo.allowOuterRegistries') === true) return []
  return REGISTRY_URLS.filter((path) => valueAt(tree, path) != null).map((path) => ({
    where: nameOf(path, origins),
    expected:
      'mode: production or auth.issuer beside a registry of your own (or demo.allowOuterRegistries: true if it holds no real child)',
    got: 'demo accounts with known passwords before it',
  }))
}

function faultsOf(issue: z.core.$ZodIssue, tree: Tree, origins: Origins): ConfigFault[] {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys') {
    const known = KEYS.flatMap(({ path: name }) =>
      name.split('.').map((_, index, all) => all.slice(0, index + 1).join('.')),
    )
    return issue.keys.map((name) => {
      const whole = path ? `${path}.${name}` : name
      return { where: whole, expected: `a key of docs/CONFIG.md${hint(whole, new Set(known))}`, got: 'an unknown one' }
    })
  }
  const key = KEY_BY_PATH.get(path)
  return [
    {
      where: nameOf(path, origins),
      expected: key?.expected ?? 'keys and values',
      got: shown(valueAt(tree, path), key),
    },
  ]
}

function nameOf(path: string, origins: Origins): string {
  const key = KEY_BY_PATH.get(path)
  return key ? `${path} (${origins.get(path) ?? key.variable})` : path
}

/** The value as it may be printed: a secret is not, and neither is a section that may hold one. */
function shown(value: unknown, key: Key | undefined): string {
  if (value === undefined || value === null) return 'nothing'
  if (key?.secret)
    return typeof value === 'string'
      ? `a text of ${value.length} characters (not shown)`
      : `a ${typeof value} (not shown)`
  if (!key || typeof value === 'object') return Array.isArray(value) ? 'a list' : `a ${typeof value}`
  return JSON.stringify(value).slice(0, 80)
}

/** What a tree holds at a path such as http.port; undefined for nothing. */
export function valueAt(tree: Tree, path: string): unknown {
  let at: unknown = tree
  for (const name of path.split('.')) at = typeof at === 'object' && at !== null ? (at as Tree)[name] : undefined
  return at
}
