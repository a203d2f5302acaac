import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'
import { readPage } from './page'

const folder = path.join(projectRoot(), 'docs')
const pages = [
  ...readdirSync(folder).filter((name) => name.endsWith('.md')),
  ...readdirSync(path.join(folder, 'decisions')).map((name) => `decisions/${name}`),
]

test.each(pages)('every file that %s names is there', (page) => {
  const named = readPage(page).match(
    /\b(src|connectors|resolvers|schema|migrations|test|deploy|docs|scripts|web|bin)\/[\w./-]*\w\.(ts|md|yml|json|cjs|html|graphql)\b/g,
  )
  const missing = [...new Set(named)].filter((file) => !existsSync(path.join(projectRoot(), file)))
  expect(missing).toEqual([])
})
