import path from 'node:path'
import { REGISTRIES } from '../../connectors/registries'
import { resetLinks } from '../../migrations/migrate'
import type { Config } from '../config/load-config'
import { findDemo, generateDemo, joinedDemos, removeMarks, writeMarks, type DemoMark } from '../demo'
import { today, type Clock } from '../kit/clock'
import type { Databases } from './databases'
import { olderMark, removeOlderMark } from './older-mark'
import type { Progress } from './progress'

/** The demo that the embedded registries hold; made when there is none, or when it is not whole. */
export async function wholeDemo(
  config: Config,
  databases: Databases,
  progress: Progress,
  clock: Clock,
): Promise<DemoMark> {
  const owners = databases.demoOwners!
  const found = await findDemo(owners, joinedDemos(REGISTRIES, owners), olderMark(config))
  if (found.mark) {
    removeOlderMark(config)
    if (found.without.length > 0)
      progress.say(
        `The demo was made before ${found.without.join(', ')} joined, which is empty. To make it again, stop the hub and run: npm run tonglian -- demo`,
      )
    return found.mark
  }
  if (found.wrong) progress.say(`The demo in the registries is not whole: ${found.wrong}. It is made again.`)
  return loadDemo(config, databases, progress, clock)
}

/** Fills the embedded registries and forgets the links to what stood there before. Of a dirty demo, demo-dirty.jsonl tells what is spoilt. */
export async function loadDemo(
  config: Config,
  { demoOwners, hubOwnerUrl, hubUrl }: Databases,
  progress: Progress,
  clock: Clock,
  dirty = false,
): Promise<DemoMark> {
  const { children, seed, county } = config.demo
  progress.say(
    `Making ${children.toLocaleString('en')} children in ${REGISTRIES.length} registries (seed ${seed}; nobody in them exists)`,
  )
  const joined = joinedDemos(REGISTRIES, demoOwners!)
  removeOlderMark(config)
  await removeMarks(demoOwners!, joined)
  const summary = await generateDemo({
    children,
    seed,
    ...(children > 60_000 && !config.given.includes('demo.county') ? {} : { county }),
    today: today(clock),
    targets: demoOwners!,
    joined,
    truthFile: path.join(config.dataDir, 'demo-truth.jsonl'),
    ...(dirty ? { dirty: { sheet: path.join(config.dataDir, 'demo-dirty.jsonl') } } : {}),
    onProgress: (done, total, stage) => progress.bar(stage === 'rows' ? 'children' : 'indexes', done, total),
  })
  if (dirty)
    progress.say(`Spoilt ${summary.spoilt.toLocaleString('en')} cells and persons: demo-dirty.jsonl tells which`)
  await resetLinks(hubOwnerUrl ?? hubUrl, hubOwnerUrl !== null)
  const mark: DemoMark = { children: summary.children, seed, county: summary.county, made: today(clock) }
  await writeMarks(demoOwners!, mark, joined)
  return mark
}
