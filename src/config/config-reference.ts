import { Key, KEYS, sectionDescription } from './keys'

const HEAD = `# Settings

Made from src/config/schema.ts by \`configReference()\`; a test compares. Do not edit.

Sources, each over the one before: defaults, the YAML file named by \`--config\` or \`TONGLIAN_CONFIG\`
(example: deploy/tonglian.example.yml), environment variables, the command line. An empty variable counts as not set.
Unknown keys and unknown \`TONGLIAN_*\` variables are refused. Relative paths start at the working folder.
A secret (marked 🔒) may also be given as a file: \`<VARIABLE>_FILE\` holds its path. It is never printed.
Secrets that are missing in demo mode are made once, in \`<dataDir>/secrets.json\` (mode 0600), by \`start\` and \`demo\`.
A setting that does nothing here (a demo that is made already, a mode that ignores it) is told at the start.

Production mode (\`mode: production\`) has no default for: \`hub.url\`, one of the \`registries.*.url\` at least, \`auth.issuer\`, \`auth.cookieSecret\`,
\`audit.key\`, \`http.publicUrl\`. A registry without an address is not
connected: profiles say NOT_CONNECTED in its place, and lists filtered by its facts are refused. publicUrl and issuer must be https:// there unless \`http.allowPlainHttp\` is true.
`

/** docs/CONFIG.md, from the schema. */
export function configReference(): string {
  const sections = new Map<string, Key[]>()
  for (const key of KEYS) {
    const parts = key.path.split('.')
    const section = parts.length === 1 ? '' : parts[0] === 'registries' ? parts.slice(0, 2).join('.') : (parts[0] ?? '')
    sections.set(section, [...(sections.get(section) ?? []), key])
  }
  return [HEAD, ...[...sections].map(([section, keys]) => table(section, keys))].join('\n')
}

function table(section: string, keys: readonly Key[]): string {
  const title = section === '' ? '## General' : `## ${section}\n\n${sectionDescription(section) ?? ''}`
  const rows = keys.map(({ path, variable, description, expected, secret, byDefault, value }) => {
    const standard = byDefault ?? `\`${String(value)}\``
    return `| \`${path}\`${secret ? ' 🔒' : ''} | \`${variable}\` | ${standard} | ${description} Takes ${expected}. |`
  })
  return `${title}\n\n| Key | Variable | Default | Meaning |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`
}
