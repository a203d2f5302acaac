import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../src/kit/project-root'

export function readPage(name: string): string {
  return readFileSync(path.join(projectRoot(), 'docs', name), 'utf8')
}

/** The cells of every table row of a page, headings and rulers left out, each with the title of its section. */
export function tableRows(page: string): { readonly section: string; readonly cells: readonly string[] }[] {
  return page.split(/^## /m).flatMap((text) => {
    const [section = '', ...lines] = text.split('\n')
    const rows = lines.filter((line) => line.startsWith('|'))
    return rows
      .filter((line, i) => !isRuler(line) && !isRuler(rows[i + 1] ?? ''))
      .map((line) => ({ section: section.trim(), cells: cellsOf(line) }))
  })
}

/** What stands in backticks. */
export function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text!)
}

function isRuler(line: string): boolean {
  return /^\|[\s:|-]+\|$/.test(line)
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, line.lastIndexOf('|'))
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}
