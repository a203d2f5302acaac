import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectRoot } from '../src/kit/project-root'
import type { Made } from './databases'
import type { Load } from './load-process'
import { WORKLOADS, type Workload } from './operations'
import type { VariantName } from './variants'

export interface Figure {
  /** Requests a second: median of the rounds. */
  readonly perSecond: number
  /** Times L0: median of the rounds' own ratios, since both ran a moment apart. null without L0. */
  readonly timesL0: number | null
  /** Half the distance between the best and the worst round, as a part of the median. */
  readonly spread: number
  readonly p50Millis: number
  readonly p99Millis: number
  /** Processor time of one request, in the variant's own process and in PostgreSQL: what binds, and steadier than the rate. */
  readonly nodeMillis: number
  readonly postgresMillis: number
  readonly rounds: readonly number[]
}

export interface Round extends Load {
  readonly nodeMillis: number
  readonly postgresMillis: number
}

export type Figures = Partial<Record<VariantName, Record<Workload, Figure>>>
export type Loads = Readonly<Partial<Record<VariantName, Record<Workload, Round[]>>>>

export function figuresOf(loads: Loads): Figures {
  const figures: Figures = {}
  for (const name of Object.keys(loads) as VariantName[])
    figures[name] = Object.fromEntries(
      WORKLOADS.map((workload) => {
        const rounds = loads[name]![workload] // none where the run left the workload out
        const perSecond = rounds.map((round) => round.perSecond)
        const base = loads.L0?.[workload]
        const middle = median(perSecond)
        return [
          workload,
          {
            perSecond: middle,
            timesL0: base ? median(perSecond.map((each, i) => each / base[i]!.perSecond)) : null,
            spread: (Math.max(...perSecond) - Math.min(...perSecond)) / 2 / middle,
            p50Millis: median(rounds.map((round) => round.p50Millis)),
            p99Millis: median(rounds.map((round) => round.p99Millis)),
            nodeMillis: median(rounds.map((round) => round.nodeMillis)),
            postgresMillis: median(rounds.map((round) => round.postgresMillis)),
            rounds: perSecond,
          },
        ]
      }),
    ) as unknown as Record<Workload, Figure>
  return figures
}

export function table(figures: Figures): string {
  const lines = [
    '| workload | variant | req/s | spread | x L0 | p50 ms | p99 ms | cpu ms node | cpu ms PostgreSQL |',
    '|---|---|---|---|---|---|---|---|---|',
  ]
  for (const workload of WORKLOADS)
    for (const [name, byWorkload] of Object.entries(figures)) {
      const { perSecond, rounds, timesL0, spread, ...millis } = byWorkload[workload]
      if (rounds.length === 0) continue
      const cells = [millis.p50Millis, millis.p99Millis, millis.nodeMillis, millis.postgresMillis].map((one) =>
        one.toFixed(2),
      )
      const rate = `${perSecond.toFixed(0)} | ±${(spread * 100).toFixed(0)} % | ${timesL0?.toFixed(2) ?? '–'}`
      lines.push(`| ${workload} | ${name} | ${rate} | ${cells.join(' | ')} |`)
    }
  return lines.join('\n')
}

/** What a run is judged by: the hub, times L0. */
export function ratio(figures: Figures, workload: Workload): string {
  return `${workload}=${figures.hub?.[workload].timesL0?.toFixed(2) ?? '-'}`
}

export function keep(figures: Figures, how: Record<string, unknown>, made: Made): string {
  const { commit, changed } = stateOfCode()
  const date = new Date().toISOString().slice(0, 10)
  const folder = path.join(projectRoot(), 'bench', 'results')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${date}-${commit}.json`)
  writeFileSync(
    file,
    `${JSON.stringify({ date, commit, changed, machine: machine(), ...how, data: made, figures }, null, 2)}\n`,
  )
  return file
}

/** Which commit was measured, and whether what was measured differs from it. */
export function stateOfCode(): { commit: string; changed: boolean } {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: projectRoot(), encoding: 'utf8' }).trim()
  const code = ['src', 'connectors', 'resolvers', 'schema', 'migrations', 'bench/*.ts']
  return { commit: git('rev-parse', '--short', 'HEAD'), changed: git('status', '--porcelain', '--', ...code) !== '' }
}

export function machine() {
  return {
    cpu: os.cpus()[0]?.model.trim(),
    cores: os.cpus().length,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
