import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AUTH_REASONS } from '../../src/auth/auth-error'
import { CATALOGUE, type ErrorCode } from '../../src/errors/catalogue'
import { ZH } from '../../src/errors/sentences-zh'
import { projectRoot } from '../../src/kit/project-root'

const page = readFileSync(path.join(projectRoot(), 'docs/ERRORS.md'), 'utf8')

/** The rows of the page's tables, each under its blame. */
const rows = page.split(/^## /m).flatMap((section) => {
  const blame = /^(\w+):/.exec(section)?.[1]
  return [...section.matchAll(/^\| `(\w+)` \| (\d+) \| (.*?) \| (.*?) \| (.*?) \|$/gm)].map(
    ([, code, status, en, zh, remedy]) => ({ code, blame, status: Number(status), en, zh, remedy }),
  )
})

test('the page lists every error of the catalogue, in its words in both languages, and no other', () => {
  const written = rows.map(({ code, blame, status, en, zh }) => ({ code, blame, status, en, zh }))
  const catalogue = Object.entries(CATALOGUE).map(([code, kind]) => ({
    code,
    blame: kind.blame,
    status: kind.status,
    en: kind.sentence,
    zh: ZH[code as ErrorCode],
  }))
  const byCode = (a: { code: string | undefined }, b: { code: string | undefined }) => (a.code! < b.code! ? -1 : 1)
  expect(written.sort(byCode)).toEqual(catalogue.sort(byCode))
})

test('each row says what to do', () => {
  for (const { remedy } of rows) expect(remedy).toMatch(/\w+ \w+/)
})

test('the page names every reason of UNAUTHENTICATED, and no other', () => {
  const reasons = page.slice(page.indexOf('## Reasons of UNAUTHENTICATED'))
  expect([...reasons.matchAll(/`([\w-]+)`/g)].map(([, reason]) => reason)).toEqual([...AUTH_REASONS])
})
