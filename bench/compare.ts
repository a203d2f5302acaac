import { deepStrictEqual } from 'node:assert'
import type { Databases } from './databases'
import { OPERATIONS, type Workload } from './operations'
import type { Variant } from './variants'

/** Asks every variant for the same children and throws unless all answer the same data. */
export async function compareAnswers(
  variants: readonly Variant[],
  workload: Workload,
  asked: Databases['asked'],
): Promise<void> {
  const { count, from } = OPERATIONS[workload]
  const all = asked[from]
  for (let turn = 0; turn < (count === 1 ? 40 : 4); turn += 1) {
    const picked = Array.from({ length: count }, (_, i) => all[((turn * count + i) * 7_919) % all.length])
    const list = JSON.stringify(count === 1 ? picked[0] : picked)
    const answers = await Promise.all(variants.map((variant) => dataOf(variant, workload, list)))
    answers.forEach((answer, i) => deepStrictEqual(answer, answers[0], `${variants[i]!.name} differs in ${workload}`))
  }
}

async function dataOf(variant: Variant, workload: Workload, asked: string): Promise<unknown> {
  const { path, before, after } = variant.request(workload)
  const response = await fetch(`http://127.0.0.1:${variant.port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...variant.headers(workload) },
    body: before + asked + after,
  })
  const text = await response.text()
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown }
  if (!data || errors) throw new TypeError(`${variant.name} answered ${workload} with ${text.slice(0, 500)}`)
  return data
}
