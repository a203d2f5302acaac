import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { resetLinks } from '../../migrations/migrate'
import type { Config } from '../config/load-config'
import { generateDemo } from '../demo'
import { today, type Clock } from '../kit/clock'
import type { Databases } from './databases'
import type { Progress } from './progress'

/** What the demo registries hold, noted when they are whole: a killed load is begun anew. */
export interface DemoMark {
  readonly children: number
  readonly seed: number
  readonly made: string
}

export function readDemoMark(dataDir: string): DemoMark | null {
  const file = markFile(dataDir)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoMark) : null
}

/** Fills the embedded registries and forgets the links to what stood there before. */
export async function loadDemo(config: Config, databases: Databases, progress: Progress, clock: Clock): Promise<void> {
  const { children, seed, county } = config.demo
  progress.say(
    `Making ${children.toLocaleString('en')} children in four registries (seed ${seed}; nobody in them exists)`,
  )
  const summary = await generateDemo({
    children,
    seed,
    ...(children > 60_000 ? {} : { county }),
    today: today(clock),
    targets: databases.demoOwners!,
    truthFile: path.join(config.dataDir, 'demo-truth.jsonl'),
    onProgress: (done, total, stage) => progress.bar(stage === 'rows' ? 'children' : 'indexes', done, total),
  })
  if (databases.hubOwnerUrl) await resetLinks(databases.hubOwnerUrl)
  const mark: DemoMark = { children: summary.children, seed, made: today(clock) }
  writeFileSync(markFile(config.dataDir), `${JSON.stringify(mark)}\n`)
}

function markFile(dataDir: string): string {
  return path.join(dataDir, 'demo.json')
}
