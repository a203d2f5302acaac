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
import { JoinedWriter, type JoinedDemo } from './joined'
import { layOutPlaces, sharePlaces } from './places'
import { policeWriter } from './police'
import { Random } from './random'
import { writeShowcase } from './showcase-rows'
import { Lines, type LinesOf, REGISTRIES, type RegistryName, TABLES } from './tables'
import { TruthFile } from './truth-file'
import { welfareFacts } from './welfare-facts'
import { writeWorkers } from './workers'
import { writeSheet } from './dirty/sheet'
import { spoilRegistries } from './dirty/spoil'

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
  /** Registries that bring their rows with their definition. */
  readonly joined?: readonly JoinedDemo[]
  /** So many families with one child each of those registries must know; 0 when left out, of a dirty demo DIRTY_KNOWN. */
  readonly surely?: number
  readonly truthFile: string | null
  /** Spoils cells and persons when the clean rows are made, and writes down which: what stood there and what must become of it. `twin`: the same rows, and nothing spoilt. */
  readonly dirty?: { readonly sheet: string | null; readonly twin?: boolean }
  readonly onProgress?: (done: number, total: number, stage: DemoStage) => void
}

export interface DemoSummary {
  readonly children: number
  /** The county, or the whole city, that they live in. */
  readonly county: string
  readonly families: number
  readonly rows: Readonly<Record<RegistryName, number>>
  readonly faults: Readonly<Record<FaultName, number>>
  /** Cells and persons that were spoilt. */
  readonly spoilt: number
}

/** Families between two hand-overs to the databases: bounds the memory, whatever the number of children. */
const CHUNK = 500
/** Bounds the memory of a large dirty demo. */
const MOST_SPOILABLE = 20_000
/** Every kind of badness in every column of a rare registry wants a child. */
const DIRTY_KNOWN = 900
const COUNTY = '430421'
const CITY = '430400'

/** Fills the registries with a synthetic province's children. Equal (seed, today, children, county, faults) gives equal rows, byte for byte. */
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
  const { joined = [] } = options
  const surely = options.surely ?? (options.dirty ? DIRTY_KNOWN : 0)
  const joining = new JoinedWriter(joined, seed, context.today, surely)
  const stores: Store[] = [
    ...REGISTRIES.map((name) => ({ name, url: options.targets[name], tables: TABLES[name], lines: lines[name] })),
    ...joined.map(({ registry, url, demo }, at) => ({ name: registry, url, tables: demo.tables, lines: joining.lines[at]! })), // prettier-ignore
  ]
  const loads = await openAll(stores)
  const truthFile = new TruthFile(options.truthFile)
  const spoilable: Truth[] = []
  let families = 0
  let done = 1
  try {
    for (const school of schools)
      lines.education.add('xx_jbxx', school.code, school.name, school.kind, school.village, null)
    writeWorkers(lines['civil-affairs'], places, seed)
    let truths: Truth[] = [writeShowcase(lines, context.today)]
    joining.showcase(truths)
    let loading: Promise<unknown> = Promise.resolve()
    for (const [at, share] of sharePlaces(children, places.length).entries()) {
      const place = places[at]
      for (let left = at === 0 ? share - 1 : share; place && left > 0;) {
        families += 1
        const family = maker.make(families, place, left)
        const recorded = recordFamily(family, done)
        joining.family(family, recorded)
        truths.push(...recorded)
        if (options.dirty && spoilable.length < MOST_SPOILABLE) spoilable.push(...recorded)
        left -= family.children.length
        done += family.children.length
        if (families % 100 === 0) await nextTurn() // lets the sockets run while the next families are made
        if (families % CHUNK === 0) {
          await loading
          loading = flush(loads, stores, truthFile, truths)
          loading.catch(() => undefined) // told by the next await
          truths = []
          onProgress(done, children, 'rows')
        }
      }
    }
    await loading
    await flush(loads, stores, truthFile, truths)
    onProgress(done, children, 'indexes')
    await Promise.all(loads.map((load) => load.finish()))
  } finally {
    await Promise.all([truthFile.close(), ...loads.map((load) => load.close())])
  }
  const spoilt = options.dirty
    ? await spoilRegistries({
        targets: options.targets,
        joined,
        truths: spoilable,
        seed,
        today: options.today,
        twin: options.dirty.twin ?? false,
      })
    : []
  if (options.dirty?.sheet) await writeSheet(options.dirty.sheet, spoilt)
  const rows = Object.fromEntries(stores.map((store) => [store.name, store.lines.count])) as DemoSummary['rows']
  return { children: done, county: scope, families, rows, faults: faultCounts, spoilt: spoilt.length }
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

/** One registry while it is filled. */
interface Store {
  readonly name: string
  readonly url: string
  readonly tables: Readonly<Record<string, string>>
  readonly lines: LinesOf<never>
}

async function openAll(stores: readonly Store[]): Promise<readonly BulkLoad[]> {
  const opened = await Promise.allSettled(stores.map(({ name, url, tables }) => BulkLoad.open(name, url, tables)))
  const failed = opened.find((each) => each.status === 'rejected')
  if (failed) {
    await Promise.all(opened.map((each) => (each.status === 'fulfilled' ? each.value.close() : undefined)))
    throw failed.reason
  }
  return opened.map((each) => (each as PromiseFulfilledResult<BulkLoad>).value)
}

async function flush(
  loads: readonly BulkLoad[],
  stores: readonly Store[],
  truthFile: TruthFile,
  truths: readonly Truth[],
): Promise<void> {
  const taken = stores.map(({ lines }) => lines.take())
  await Promise.all([...taken.map((rows, at) => loads[at]!.copy(rows)), truthFile.write(truths)])
}
