import path from 'node:path'
import { projectRoot } from '../kit/project-root'
import { check, valueAt } from './check'
import { ConfigError, ConfigFault } from './config-error'
import { demoSecrets } from './demo-secrets'
import { KEYS } from './keys'
import type { ParsedConfig } from './schema'
import { layEnvironment, layOverrides, Origins, readFile } from './sources'

type Filled<Section, Names extends keyof Section> = Omit<Section, Names> & {
  [Name in Names]: NonNullable<Section[Name]>
}

type DeepReadonly<T> = T extends object ? { readonly [Name in keyof T]: DeepReadonly<T[Name]> } : T

/** The settings of one hub: checked, complete, frozen. null = the embedded thing of demo mode. */
export type Config = DeepReadonly<
  Omit<ParsedConfig, 'http' | 'auth' | 'audit' | 'access' | 'statistics'> & {
    http: Filled<ParsedConfig['http'], 'publicUrl'>
    auth: Filled<ParsedConfig['auth'], 'cookieSecret'>
    audit: Filled<ParsedConfig['audit'], 'key' | 'anchorFile'>
    access: Filled<ParsedConfig['access'], 'tableDir'>
    statistics: Filled<ParsedConfig['statistics'], 'file' | 'snapshots'>
    /** Paths of the settings that file, environment or command line name: 'demo.children'. */
    given: string[]
  }
>

export type RegistryConfig = Config['registries'][string]

export interface ConfigSources {
  /** Default: this process's environment. */
  readonly env?: NodeJS.ProcessEnv
  /** From the command line, by path: { 'http.port': '4001' }. They win over everything. */
  readonly overrides?: Readonly<Record<string, string | number | boolean | undefined>>
  /** The file of --config; otherwise TONGLIAN_CONFIG names it. */
  readonly file?: string | undefined
  /** Relative paths start here. Default: the working folder. */
  readonly cwd?: string
  /** Whether missing keys of demo mode are made and kept. Not for commands that only read: they leave no folder behind. */
  readonly keepSecrets?: boolean
}

/**
 * Reads defaults, then the file, then the environment, then the command line, and checks the outcome.
 * Throws one ConfigError (CONFIG_INVALID) with every fault. In demo mode it makes missing keys once, in the data folder, unless told not to.
 */
export function loadConfig({
  env = process.env,
  overrides = {},
  file,
  cwd = process.cwd(),
  keepSecrets = true,
}: ConfigSources = {}): Config {
  const faults: ConfigFault[] = []
  const origins: Origins = new Map()
  const tree = readFile(file, env, cwd, faults)
  layEnvironment(tree, env, cwd, origins, faults)
  layOverrides(tree, overrides, origins, faults)
  const parsed = check(tree, origins, faults)
  if (!parsed) throw new ConfigError(faults)
  const given = KEYS.filter(({ path: name }) => valueAt(tree, name) != null).map(({ path: name }) => name)
  return deepFreeze({ ...complete(parsed, cwd, keepSecrets), given })
}

function complete(parsed: ParsedConfig, cwd: string, keepSecrets: boolean): Omit<Config, 'given'> {
  const { http, auth, audit, access, rules, statistics } = parsed
  const dataDir = path.resolve(cwd, parsed.dataDir)
  // production mode has all of them: check() saw to it
  const made = auth.cookieSecret === null || audit.key === null ? demoSecrets(dataDir, keepSecrets) : null
  return {
    ...parsed,
    dataDir,
    registries: withFiles(parsed.registries, cwd),
    http: { ...http, publicUrl: (http.publicUrl ?? `http://${hostInUrl(http.host)}:${http.port}`).replace(/\/+$/, '') },
    auth: { ...auth, cookieSecret: auth.cookieSecret ?? made?.cookieSecret ?? '' },
    audit: {
      key: audit.key ?? made?.auditKey ?? '',
      anchorFile: path.resolve(cwd, audit.anchorFile ?? path.join(dataDir, 'audit-anchors.jsonl')),
    },
    access: {
      ...access,
      tableDir: access.tableDir ? path.resolve(cwd, access.tableDir) : path.join(projectRoot(), 'schema', 'access'),
    },
    statistics: {
      ...statistics,
      file: path.resolve(cwd, statistics.file ?? path.join(projectRoot(), 'schema', 'statistics.yml')),
      snapshots: path.resolve(cwd, statistics.snapshots ?? path.join(dataDir, 'snapshots')),
    },
    rules: { ...rules, file: rules.file === null ? null : path.resolve(cwd, rules.file) },
  }
}

/** Paths of mappings, from where the hub was started. */
function withFiles(registries: ParsedConfig['registries'], cwd: string): ParsedConfig['registries'] {
  return Object.fromEntries(
    Object.entries(registries).map(([name, one]) => [
      name,
      { ...one, mapping: one.mapping === null ? null : path.resolve(cwd, one.mapping) },
    ]),
  )
}

/** A browser cannot go to "every address". */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function deepFreeze<T extends object>(value: T): T {
  for (const below of Object.values(value) as unknown[])
    if (typeof below === 'object' && below !== null) deepFreeze(below)
  return Object.freeze(value)
}
