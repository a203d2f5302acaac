import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ConfigError } from '../../src/config/config-error'
import { configReference } from '../../src/config/config-reference'
import { KEYS } from '../../src/config/keys'
import { ConfigSources, loadConfig } from '../../src/config/load-config'
import { projectRoot } from '../../src/kit/project-root'

const cwd = mkdtempSync(path.join(tmpdir(), 'tonglian-config-'))

afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const load = (sources: ConfigSources = {}) => loadConfig({ env: {}, cwd, ...sources })

function file(text: string): string {
  const name = path.join(cwd, 'tonglian.yml')
  writeFileSync(name, text)
  return name
}

function faults(sources: ConfigSources): string {
  try {
    load(sources)
  } catch (fault) {
    expect(fault).toBeInstanceOf(ConfigError)
    expect((fault as ConfigError).code).toBe('CONFIG_INVALID')
    return (fault as ConfigError).message
  }
  throw new TypeError('the settings were taken')
}

describe('settings', () => {
  test('without any: the demo, on this machine only, embedded throughout', () => {
    const config = load()
    expect(config).toMatchObject({
      mode: 'demo',
      dataDir: path.join(cwd, '.tonglian'),
      http: { host: '127.0.0.1', port: 4000, publicUrl: 'http://127.0.0.1:4000', bodyLimitBytes: 262_144 },
      hub: { url: null },
      registries: { civilAffairs: { url: null, timeoutMs: 2000 } },
      auth: { issuer: null, audience: 'tonglian-hub', clientId: 'tonglian-web' },
      limits: { depth: 12, aliases: 60, rootFields: 20, tokens: 4000, ids: 1000 },
      demo: { children: 20_000, seed: 1, county: '430421' },
    })
    expect(config.access.tableDir).toBe(path.join(projectRoot(), 'schema', 'access'))
  })

  test('are frozen to the bottom', () => {
    const config = load() as unknown as { registries: { police: { breaker: { failures: number } } } }
    expect(() => (config.registries.police.breaker.failures = 1)).toThrow(TypeError)
  })

  test('demo keys are made once, for this user alone, and stay', () => {
    const first = load()
    expect(first.audit.key).toMatch(/^[0-9a-f]{64}$/)
    expect(first.auth.cookieSecret).not.toBe(first.audit.key)
    expect(load().audit.key).toBe(first.audit.key)
    expect(statSync(path.join(first.dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  test('come from the file, over it the environment, over it the command line', () => {
    const env = {
      TONGLIAN_CONFIG: file('http: { port: 1, bodyLimitBytes: 2048, host: "::1" }\nlog: { level: warn }\n'),
      TONGLIAN_PORT: '2',
      TONGLIAN_BODY_LIMIT_BYTES: '4096',
    }
    const config = load({ env, overrides: { 'http.port': '3', 'demo.children': undefined } })
    expect(config.http).toMatchObject({ port: 3, bodyLimitBytes: 4096, host: '::1', publicUrl: 'http://[::1]:3' })
    expect(config.log.level).toBe('warn')
    expect(load({ file: file('http: { port: 9 }'), env: { TONGLIAN_CONFIG: 'nowhere.yml' } }).http.port).toBe(9)
  })

  test('an empty variable or file is none', () => {
    expect(load({ env: { TONGLIAN_PORT: '', TONGLIAN_CONFIG: file('# nothing\n') } }).http.port).toBe(4000)
  })

  test.each([
    ['TONGLIAN_PORT', '4001', 'http.port', 4001],
    ['TONGLIAN_HOST', '0.0.0.0', 'http.host', '0.0.0.0'],
    ['TONGLIAN_PUBLIC_URL', 'http://hub.example.cn/', 'http.publicUrl', 'http://hub.example.cn'],
    ['TONGLIAN_HUB_URL', 'postgresql://a:b@h/d', 'hub.url', 'postgresql://a:b@h/d'],
    ['TONGLIAN_ISSUER', 'http://k/realms/t', 'auth.issuer', 'http://k/realms/t'],
    ['TONGLIAN_ACCESS_WATCH', 'true', 'access.watch', true],
    ['TONGLIAN_AUDIT_ANCHOR_FILE', '/a', 'audit.anchorFile', '/a'],
    ['TONGLIAN_LIMITS_ROLES_VILLAGE_DIRECTOR_COST', '500', 'limits.roles.villageDirector.cost', 500],
    ['TONGLIAN_LIMITS_ROLES_SCHOOL_PAGE', '500', 'limits.roles.school.page', 500],
  ])('%s sets its key', (variable, value, key, expected) => {
    expect(load({ env: { [variable]: value } })).toHaveProperty(key, expected)
  })

  test('every key has one variable, with the names the issue and the deployments use', () => {
    const variables = KEYS.map(({ variable }) => variable)
    expect(new Set(variables).size).toBe(variables.length)
    for (const name of [
      'PORT',
      'HOST',
      'DATA_DIR',
      'MODE',
      'PUBLIC_URL',
      'HUB_URL',
      'EDUCATION_URL',
      'POLICE_URL',
      'HEALTH_URL',
      'CIVIL_AFFAIRS_URL',
      'ISSUER',
      'CLIENT_SECRET',
      'COOKIE_SECRET',
      'AUDIT_KEY',
    ]) {
      expect(variables).toContain(`TONGLIAN_${name}`)
    }
    const secrets = KEYS.filter(({ secret }) => secret).map(({ path: name }) => name)
    expect(secrets).toEqual(
      KEYS.map(({ path: name }) => name).filter((name) => /url$|Secret$|^audit.key$|ownerUrl$/.test(name)),
    )
  })

  test('a secret may be a file; not both, and the file must be there', () => {
    writeFileSync(path.join(cwd, 'key'), `${'k'.repeat(40)}\n`)
    expect(load({ env: { TONGLIAN_AUDIT_KEY_FILE: 'key' } }).audit.key).toBe('k'.repeat(40))
    expect(faults({ env: { TONGLIAN_AUDIT_KEY_FILE: 'key', TONGLIAN_AUDIT_KEY: 'x'.repeat(40) } })).toContain(
      'either it or TONGLIAN_AUDIT_KEY; got both',
    )
    expect(faults({ env: { TONGLIAN_AUDIT_KEY_FILE: 'gone' } })).toContain(
      'TONGLIAN_AUDIT_KEY_FILE: expected the path of a file that can be read; got ENOENT',
    )
    expect(faults({ env: { TONGLIAN_PORT_FILE: 'key' } })).toContain('TONGLIAN_PORT_FILE')
  })
})

describe('settings that are wrong', () => {
  test('a role’s depth or aliases beyond what any document may have: the limit would never be reached', () => {
    const message = faults({
      env: { TONGLIAN_LIMITS_ROLES_SCHOOL_ALIASES: '61' },
      overrides: { 'limits.depth': 5, 'limits.roles.analyst.depth': 6, 'limits.roles.officer.depth': 5 },
    })
    expect(message).toContain(
      'limits.roles.school.aliases (TONGLIAN_LIMITS_ROLES_SCHOOL_ALIASES): expected at most limits.aliases, which is 60; got 61',
    )
    expect(message).toContain(
      'limits.roles.analyst.depth (command line): expected at most limits.depth, which is 5; got 6',
    )
    expect(message).not.toContain('officer')
  })

  test('are all told at once, with what was expected and what came', () => {
    const message = faults({
      env: {
        TONGLIAN_CONFIG: file('htpp: {}\nhttp: { prot: 1 }\nlog: loud\n'),
        TONGLIAN_PORT: 'abc',
        TONGLIAN_EDUCATOIN_URL: 'x',
        TONGLIAN_ACCESS_WATCH: 'yes',
      },
      overrides: { 'demo.childern': 1, 'demo.seed': -1 },
    })
    expect(message.split('\n').slice(1).sort()).toEqual([
      '  TONGLIAN_EDUCATOIN_URL: expected a variable of docs/CONFIG.md (did you mean TONGLIAN_EDUCATION_URL?); got an unknown one',
      '  access.watch (TONGLIAN_ACCESS_WATCH): expected true or false; got "yes"',
      '  demo.childern (command line): expected a key of docs/CONFIG.md (did you mean demo.children?); got an unknown one',
      '  demo.seed (command line): expected a whole number from 0 to 2147483647; got -1',
      '  htpp: expected a key of docs/CONFIG.md (did you mean http?); got an unknown one',
      '  http.port (TONGLIAN_PORT): expected a whole number from 0 to 65535; got "abc"',
      '  http.prot: expected a key of docs/CONFIG.md (did you mean http.port?); got an unknown one',
      '  log: expected keys and values; got a string',
    ])
  })

  test('never show a secret', () => {
    const message = faults({
      env: {
        TONGLIAN_HUB_URL: 'mysql://u:hunter2@h',
        TONGLIAN_AUDIT_KEY: 'hunter2',
        TONGLIAN_CONFIG: file('auth: { cookieSecret: hunter2 }\nregistries: [hunter2]\n'),
      },
    })
    expect(message.split('\n')).toHaveLength(5)
    expect(message).toContain(
      'audit.key (TONGLIAN_AUDIT_KEY): expected a text of 32 characters or more; got a text of 7 characters (not shown)',
    )
    expect(message).not.toContain('hunter2')
    expect(faults({ file: file('hub: { url: "hunter2 }\n') })).not.toContain('hunter2')
  })

  test.each([
    [
      'a file that is not there',
      'TONGLIAN_CONFIG=gone.yml: expected a YAML file that can be read; got ENOENT',
      { env: { TONGLIAN_CONFIG: 'gone.yml' } },
    ],
    ['a fraction', 'expected a whole number', { overrides: { 'http.port': '1.5' } }],
    ['a web address without a scheme', 'expected a web address', { env: { TONGLIAN_PUBLIC_URL: 'hub.example.cn' } }],
  ])('%s', (_, expected, sources) => {
    expect(faults(sources)).toContain(expected)
  })

  test.each([
    ['YAML that is broken', 'a: [1\n', 'line'],
    ['a key twice', 'mode: demo\nmode: demo\n', 'line 2: expected well-formed YAML; got DUPLICATE_KEY'],
    ['a list', '- mode\n', 'expected keys and values'],
    ['a prototype', '__proto__: { mode: production }\n', '__proto__: expected a key'],
  ])('%s', (_, text, expected) => {
    expect(faults({ file: file(text) })).toContain(expected)
  })

  test('a data folder that cannot be written', () => {
    writeFileSync(path.join(cwd, 'plain'), '')
    expect(faults({ env: { TONGLIAN_DATA_DIR: 'plain' } })).toContain('expected a folder that this user may write')
  })
})

describe('the mode', () => {
  test('production has no default for what would be a risk, and says all of it', () => {
    const message = faults({ env: { TONGLIAN_MODE: 'production' } })
    for (const name of [
      'hub.url',
      'registries.education.url',
      'registries.police.url',
      'registries.health.url',
      'registries.civilAffairs.url',
      'auth.issuer',
      'auth.cookieSecret',
      'audit.key',
      'http.publicUrl',
    ]) {
      expect(message).toContain(`${name} (TONGLIAN_`)
    }
  })

  test('one registry is enough, whichever it is', () => {
    const env = { TONGLIAN_MODE: 'production', TONGLIAN_HEALTH_URL: 'postgresql://reader:secret@health/health' }
    expect(faults({ env })).not.toContain('registries')
    expect(faults({ env: { TONGLIAN_MODE: 'production' } })).toContain(
      'registries: expected the url of at least one registry',
    )
  })

  test('production: https, unless plain http is allowed in so many words; the example file loads', () => {
    const example = path.join(projectRoot(), 'deploy', 'tonglian.example.yml')
    expect(load({ file: example })).toMatchObject({
      mode: 'production',
      http: { publicUrl: 'https://hub.example.cn', trustProxy: 1 },
    })
    const plain = { file: example, env: { TONGLIAN_PUBLIC_URL: 'http://hub', TONGLIAN_ISSUER: 'http://k/realms/t' } }
    expect(faults(plain)).toContain('http.publicUrl (TONGLIAN_PUBLIC_URL): expected https:// in production mode')
    expect(faults(plain)).toContain('auth.issuer (TONGLIAN_ISSUER): expected https://')
    expect(load({ ...plain, overrides: { 'http.allowPlainHttp': 'true' } }).http.publicUrl).toBe('http://hub')
  })

  test('demo accounts do not stand before registries given by address, unless that is said', () => {
    const env = { TONGLIAN_POLICE_URL: 'postgresql://reader:secret@police/police' }
    expect(faults({ env })).toContain('registries.police.url (TONGLIAN_POLICE_URL): expected mode: production')
    expect(load({ env: { ...env, TONGLIAN_DEMO_ALLOW_OUTER_REGISTRIES: 'true' } }).registries['police']!.url).toBe(
      env.TONGLIAN_POLICE_URL,
    )
    expect(load({ env: { ...env, TONGLIAN_ISSUER: 'http://k/realms/t' } }).auth.issuer).toBe('http://k/realms/t')
  })
})

test('docs/CONFIG.md is the reference made from the schema', () => {
  expect(readFileSync(path.join(projectRoot(), 'docs', 'CONFIG.md'), 'utf8')).toBe(configReference())
})
