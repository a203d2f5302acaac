import type { Answer } from '../../support/hub'

/** One granted field of each registry for civil affairs, and which part of the profile each registry gives. */
export const FOUR =
  'query ($id: ID!) { child(id: $id) { name education { rollState } household { guardianName } health { disabled } welfare { guardianshipType } } }'

export const PART_OF = {
  education: 'education',
  police: 'household',
  health: 'health',
  'civil-affairs': 'welfare',
} as const

/** The profile holds the three other parts; the failed one is null with a typed error of its own. */
export function expectThreeOfFour(answer: Answer, registry: keyof typeof PART_OF, code: string, state: string): void {
  expect(answer.status).toBe(200)
  const child = answer.data.child as Record<string, unknown>
  expect(child['name']).toEqual(expect.any(String))
  for (const [other, part] of Object.entries(PART_OF)) {
    if (other === registry) expect(child[part]).toBeNull()
    else expect(Object.values(child[part] as object)).not.toContain(null)
  }
  expect(answer.errors).toHaveLength(1)
  expect(answer.errors?.[0]).toMatchObject({
    path: ['child', PART_OF[registry]],
    extensions: { code, blame: 'registry', registry },
  })
  const sources = answer.extensions['sources'] as { registry: string; state: string }[]
  expect(sources.find((one) => one.registry === registry)?.state).toBe(state)
  expect(sources.filter((one) => one.state === 'ANSWERED')).toHaveLength(3)
}
