import { runOracle } from './hub-oracle'
import { runMadeUp } from './made-up-oracle'

test('the walker answers as graphql-js does, byte for byte (faults.md 2, 4, 5)', async () => {
  const { compared, refused, different } = await runMadeUp(1_000, 1, 0)
  expect(different).toEqual([])
  expect(compared).toBeGreaterThan(1_000)
  expect(refused).toBeGreaterThan(10)
})

test('so does a hub, to random documents of its own schema (faults.md 2, 4, 5)', async () => {
  const { documents, operations, refused, different } = await runOracle({ documents: 150, seed: 7, children: 40 })
  expect(different).toEqual([])
  expect(documents).toBe(150)
  expect(operations).toBeGreaterThan(220)
  expect(refused).toBeLessThan(operations / 5)
}, 180_000)
