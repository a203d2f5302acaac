import { KEY_BY_PATH } from '../config/keys'
import type { Config } from '../config/load-config'
import type { DemoMark } from '../demo'

/**
 * The settings that somebody gave and that do nothing here, each with the reason and what to do, one sentence a line.
 * `demo` is what the demo registries hold already; null where the registries are the settings' own.
 */
export function withoutEffect(config: Config, demo: DemoMark | null): string[] {
  const { mode, hub, auth } = config
  const outer = demo === null
  const rules: readonly (readonly [applies: boolean, paths: readonly string[], why: string])[] = [
    [outer, ['demo.children', 'demo.county'], 'the registries are given by address: no demo is made.'],
    [outer && mode === 'production', ['demo.seed'], 'the registries are given by address: no demo is made.'],
    [
      mode === 'production' || !outer || auth.issuer !== null,
      ['demo.allowOuterRegistries'],
      'it is for demo accounts before registries given by address.',
    ],
    [mode === 'demo', ['http.allowPlainHttp'], 'demo mode takes http:// in any case.'],
    [hub.url === null, ['hub.ownerUrl'], 'hub.url is not set: the embedded database is used, and migrates by itself.'],
    [
      mode === 'production' && config.given.includes('audit.anchorFile'),
      ['dataDir'],
      'in production mode the hub keeps nothing in it but the anchor file, which is elsewhere.',
    ],
  ]
  const lines = rules
    .filter(([applies]) => applies)
    .flatMap(([, paths, why]) => paths.filter((path) => config.given.includes(path)).map((path) => line(path, why)))
  return demo === null ? lines : [...lines, ...demoLines(config, demo)]
}

/** The demo is made once: later settings wait until it is made again. */
function demoLines(config: Config, made: DemoMark): string[] {
  const other = (['children', 'seed', 'county'] as const).filter(
    (name) => config.given.includes(`demo.${name}`) && config.demo[name] !== made[name],
  )
  if (other.length === 0) return []
  const { children, seed, county } = made
  const options = (['children', 'seed'] as const).map((name) => `--${name} ${config.demo[name]}`).join(' ')
  return [
    ...other.map((name) => line(`demo.${name}`, `the demo of ${made.made} holds ${children.toLocaleString('en')} children, made with seed ${seed} in ${county}.`)), // prettier-ignore
    `  To make it again with these settings, stop the hub and run: npm run tonglian -- demo ${options}`,
  ]
}

function line(path: string, why: string): string {
  return `${path} (${KEY_BY_PATH.get(path)!.variable}) has no effect: ${why}`
}
