import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../kit/project-root'

/** The manifest of the application's documents: text by SHA-256. `npm run gen` writes it; a start without it fails. */
export function readDocumentManifest(): Readonly<Record<string, string>> {
  const file = path.join(projectRoot(), 'web/generated/app/persisted-documents.json')
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
}
