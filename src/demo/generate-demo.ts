import { setImmediate as nextTurn } from 'node:timers/promises'
import { loadDivisions } from '../divisions'
import { BulkLoad } from './bulk-load'
import { Counters, type AllLines, type Context, type Truth } from './context'
import { civilAffairsWriter } from './civil-affairs'
import { dayOf } from './days'
import { DemoError } from './demo-error'
import { educationWriter } from './education'
import { familyMaker, type Child, type Family } from './family'
import { DEFAULT_FAULTS, type FaultName, type FaultRates } from './faults'
import { drawHealth, healthWriter } from './health'
import { layOutPlaces, sharePlaces } from './places'
import { policeWriter } from './police'
import { Random } from './random'
import { writeShowcase } from './showcase-rows'
import { Lines, REGISTRIES, type RegistryName } from './tables'
import { TruthFile } from './truth-file'
import { welfareFacts } from './welfare-facts'
import { writeWorkers } from './workers'

export type DemoStage = 'rows' | 'indexes'

export interface DemoOptions {
  /** How many children, the showcase among them; 1 to 2,000,000. */
  readonly children: number
  readonly seed: number
  /** A county of Hengyang, or 430400 for all of it. Default: 430421, above 60,000 children 430400. */
  readonly county?: string
  /** YYYY-MM-DD in Asia/Shanghai: ages and "for six months" are told from it. */
  readonly today: string
  readonly faults?: Partial<FaultRates>
  /** Connection URL of each registry's owner. All rows of its tables are replaced. */
  readonly targets: Readonly<Record<RegistryName, string>>
  readonly truthFile: string | null
  readonly onProgress?: (done: number, total: number, stage: DemoStage) => void
}

export interface DemoSummary {
  readonly children: number
  readonly families: number
  readonly rows: Readonly<Record<RegistryName, number>>
  readonly faults: Readonly<Record<FaultName, number>>
}

/** Families between two hand-overs to the databases: bounds the memory, whatever the number of children. */
const CHUNK = 500
const COUNTY = '430421'
const CITY = '430400'

/** Fills the four registries with a synthetic province's children. Equal (seed, today, children, county, faults) gives equal rows, byte for byte. */
export async function generateDemo(options: DemoOptions): Promise<DemoSummary> {
  const { children, seed, onProgress = () => undefined } = options
  if (!Number.isInteger(children) || children < 1 || children > 2_000_000)
    throw new DemoError('DEMO_OPTIONS', 'children must be a whole number from 1 to 2,000,000')
  const scope = options.county ?? (children > 60_000 ? CITY : COUNTY)
  const { places, schools } = layOutPlaces(loadDivisions(), scope, children)
  const faultCounts = Object.fromEntries(Object.keys(DEFAULT_FAULTS).map((name) => [name, 0])) as Record<
    FaultName,
    number
  >
  const lines: AllLines = {
    education: new Lines(),
    police: new Lines(),
    health: new Lines(),
    'civil-affairs': new Lines(),
  }
  const context: Context = {
    today: dayOf(options.today),
    faults: { ...DEFAULT_FAULTS, ...options.faults },
    lines,
    counters: new Counters(),
    recentIds: [],
    count: (fault) => (faultCounts[fault] += 1),
  }
  const recordFamily = familyWriter(context, seed)
  const maker = familyMaker(seed, context.today, context.faults)
  const loads = await openAll(options.targets)
  const truthFile = new TruthFile(options.truthFile)
  let families = 0
  let done = 1
  try {
    for (const school of schools)
      lines.education.add('xx_jbxx', school.code, school.name, school.kind, school.village, null)
    writeWorkers(lines['civil-affairs'], places, seed)
    let truths: Truth[] = [writeShowcase(lines, context.today)]
    let loading: Promise<unknown> = Promise.resolve()
    for (const [at, share] of sharePlaces(children, places.length).entries()) {
      const place = places[at]
      for (let left = at === 0 ? share - 1 : share; place && left > 0;) {
        families += 1
        const family = maker.make(families, place, left)
        truths.push(...recordFamily(family, done))
        left -= family.children.length
        done += family.children.length
        if (families % 100 === 0) await nextTurn() // lets the sockets run while the next families are made
        if (families % CHUNK === 0) {
          await loading
          loading = flush(loads, lines, truthFile, truths)
          loading.catch(() => undefined) // told by the next await
          truths = []
          onProgress(done, children, 'rows')
        }
      }
    }
    await loading
    await flush(loads, lines, truthFile, truths)
    onProgress(done, children, 'indexes')
    await Promise.all(REGISTRIES.map((registry) => loads[registry].finish()))
  } finally {
    await Promise.all([truthFile.close(), ...REGISTRIES.map((registry) => loads[registry].close())])
  }
  const rows = Object.fromEntries(REGISTRIES.map((registry) => [registry, lines[registry].count])) as Record<
    RegistryName,
    number
  >
  return { children: done, families, rows, faults: faultCounts }
}

/** Writes a family into the registries that know it and says who is who. */
function familyWriter(context: Context, seed: number): (family: Family, firstNumber: number) => Truth[] {
  const police = policeWriter(context)
  const education = educationWriter(context, seed)
  const health = healthWriter(context)
  const civilAffairs = civilAffairsWriter(context, seed)
  return (family, firstNumber) => {
    const random = new Random(seed ^ 0x5bd1e995, family.number)
    if (family.children.some((child) => child.twin)) context.count('twins')
    const cases = family.children.map((child, at) => ({
      family,
      child,
      truth: startTruth(family, child, firstNumber + at),
    }))
    police(family, cases, random)
    for (const one of cases) {
      const facts = drawHealth(random)
      education(one, random)
      health(one, facts, random)
      civilAffairs(one, welfareFacts(family, one.child, facts, random, context.today), random)
    }
    for (const { child } of cases) context.recentIds.push(child.idNumber)
    if (context.recentIds.length > 2000) context.recentIds.splice(0, 1000)
    return cases.map((one) => one.truth)
  }
}

function startTruth(family: Family, child: Child, number: number): Truth {
  const records = { education: [], police: [], health: [], 'civil-affairs': [] }
  return { child: number, family: family.number, idNumber: child.idNumber, twin: child.twin, records, faults: [] }
}

async function openAll(targets: DemoOptions['targets']): Promise<Record<RegistryName, BulkLoad>> {
  const opened = await Promise.allSettled(REGISTRIES.map((registry) => BulkLoad.open(registry, targets[registry])))
  const failed = opened.find((each) => each.status === 'rejected')
  if (failed) {
    await Promise.all(opened.map((each) => (each.status === 'fulfilled' ? each.value.close() : undefined)))
    throw failed.reason
  }
  return Object.fromEntries(
    REGISTRIES.map((registry, at) => [registry, (opened[at] as PromiseFulfilledResult<BulkLoad>).value]),
  ) as Record<RegistryName, BulkLoad>
}

async function flush(
  loads: Record<RegistryName, BulkLoad>,
  lines: AllLines,
  truthFile: TruthFile,
  truths: readonly Truth[],
): Promise<void> {
  const taken = REGISTRIES.map((registry) => [registry, lines[registry].take()] as const)
  await Promise.all([...taken.map(([registry, rows]) => loads[registry].copy(rows)), truthFile.write(truths)])
}
