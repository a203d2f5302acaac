import { existsSync } from 'node:fs'
import path from 'node:path'

/** The folder that holds package.json: the same from the sources (jest) and from dist/ (the built program). */
export function projectRoot(): string {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder
    if (folder === path.dirname(folder)) throw new TypeError(`no package.json above ${__dirname}`)
  }
}
