import { readFileSync } from 'node:fs'
import path from 'node:path'
import { isMap, LineCounter, parseDocument } from 'yaml'
import { ConfigFault, hint } from './config-error'
import { Key, KEY_BY_PATH, KEY_BY_VARIABLE } from './keys'

export type Tree = { [name: string]: unknown }

/** Where a value came from, by path: named in faults. */
export type Origins = Map<string, string>

const FILE_VARIABLE = 'TONGLIAN_CONFIG'

/** The settings file as a tree; empty when none is named. */
export function readFile(named: string | undefined, env: NodeJS.ProcessEnv, cwd: string, faults: ConfigFault[]): Tree {
  const file = named ?? (env[FILE_VARIABLE] || undefined)
  if (file === undefined) return {}
  const where = named === undefined ? `${FILE_VARIABLE}=${file}` : `--config ${file}`
  let text: string
  try {
    text = readFileSync(path.resolve(cwd, file), 'utf8')
  } catch (fault) {
    faults.push({
      where,
      expected: 'a YAML file that can be read',
      got: (fault as NodeJS.ErrnoException).code ?? 'an error',
    })
    return {}
  }
  const lines = new LineCounter()
  // prettyErrors would quote the line, and a line may hold a password
  const document = parseDocument(text, { prettyErrors: false, lineCounter: lines, merge: false })
  for (const { pos, code } of document.errors) {
    faults.push({ where: `${where}, line ${lines.linePos(pos[0]).line}`, expected: 'well-formed YAML', got: code })
  }
  if (document.errors.length > 0 || document.contents === null) return {}
  if (!isMap(document.contents)) {
    faults.push({ where, expected: 'keys and values, as in deploy/tonglian.example.yml', got: 'something else' })
    return {}
  }
  try {
    return document.toJS() as Tree
  } catch {
    faults.push({ where, expected: 'plain keys and values', got: 'more YAML aliases than a settings file needs' })
    return {}
  }
}

/** Lays the TONGLIAN_* variables over the tree. An empty variable counts as not set. */
export function layEnvironment(
  tree: Tree,
  env: NodeJS.ProcessEnv,
  cwd: string,
  origins: Origins,
  faults: ConfigFault[],
): void {
  for (const [variable, value] of Object.entries(env).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!variable.startsWith('TONGLIAN_') || variable === FILE_VARIABLE || !value) continue
    const direct = KEY_BY_VARIABLE.get(variable)
    const byFile = variable.endsWith('_FILE') ? KEY_BY_VARIABLE.get(variable.slice(0, -'_FILE'.length)) : undefined
    if (direct) {
      set(tree, direct, value, variable, origins)
    } else if (byFile?.secret) {
      const content = readSecret(variable, value, cwd, faults)
      if (env[byFile.variable])
        faults.push({ where: variable, expected: `either it or ${byFile.variable}`, got: 'both' })
      else if (content !== null) set(tree, byFile, content, variable, origins)
    } else {
      const known = [...KEY_BY_VARIABLE.keys(), FILE_VARIABLE]
      faults.push({
        where: variable,
        expected: `a variable of docs/CONFIG.md${hint(variable, known)}`,
        got: 'an unknown one',
      })
    }
  }
}

/** Lays values from the command line over the tree, by path. */
export function layOverrides(
  tree: Tree,
  overrides: Readonly<Record<string, unknown>>,
  origins: Origins,
  faults: ConfigFault[],
): void {
  for (const [name, value] of Object.entries(overrides)) {
    if (value === undefined) continue
    const key = KEY_BY_PATH.get(name)
    if (key) set(tree, key, value, 'command line', origins)
    else
      faults.push({
        where: `${name} (command line)`,
        expected: `a key of docs/CONFIG.md${hint(name, KEY_BY_PATH.keys())}`,
        got: 'an unknown one',
      })
  }
}

function readSecret(variable: string, file: string, cwd: string, faults: ConfigFault[]): string | null {
  try {
    return readFileSync(path.resolve(cwd, file), 'utf8').replace(/\r?\n$/, '')
  } catch (fault) {
    const got = (fault as NodeJS.ErrnoException).code ?? 'an error'
    faults.push({ where: variable, expected: 'the path of a file that can be read', got })
    return null
  }
}

function set(tree: Tree, key: Key, value: unknown, origin: string, origins: Origins): void {
  const names = key.path.split('.')
  const last = names.pop() ?? ''
  let at = tree
  for (const name of names) {
    const below = (at[name] ??= {})
    if (typeof below !== 'object' || Array.isArray(below)) return // the file is wrong here, which the check will say
    at = below as Tree
  }
  at[last] = typeof value === 'string' ? fromText(value, key.kind) : value
  origins.set(key.path, origin)
}

/** A text that is not of the kind stays a text, and the check refuses it. */
function fromText(text: string, kind: Key['kind']): unknown {
  if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text
  if (kind === 'boolean')
    return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : text
  return text
}
