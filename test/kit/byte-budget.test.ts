import { ByteBudget } from '../../src/kit/byte-budget'

const one = (name: string) => ({ name })

test('keeps what fits together; then those go that were not used for the longest time', () => {
  const budget = new ByteBudget<{ name: string }>(100)
  budget.set('a', one('a'), 40)
  budget.set('b', one('b'), 40)
  expect(budget.get('a')?.name).toBe('a')
  budget.set('c', one('c'), 40)
  expect([budget.get('a'), budget.get('b'), budget.get('c')].map((kept) => kept?.name)).toEqual(['a', undefined, 'c'])
  expect(budget.bytes).toBe(80)
})

test('what a value takes may grow later, at the cost of the others', () => {
  const budget = new ByteBudget<{ name: string }>(100)
  const [a, b] = [one('a'), one('b')]
  budget.set('a', a, 10)
  budget.set('b', b, 10)
  budget.weigh(b, 95)
  expect([budget.get('a'), budget.get('b'), budget.bytes]).toEqual([undefined, b, 95])
  budget.weigh(a, 5) // gone already
  expect([budget.get('a'), budget.bytes]).toEqual([undefined, 95])
})

test('what is larger than everything together is not kept, nor once it has grown so', () => {
  const budget = new ByteBudget<{ name: string }>(100)
  budget.set('a', one('a'), 101)
  expect([budget.get('a'), budget.bytes]).toEqual([undefined, 0])
  const b = one('b')
  budget.set('b', b, 50)
  budget.weigh(b, 200)
  expect([budget.get('b'), budget.bytes]).toEqual([undefined, 0])
})

test('a key that gets another value: the old one can not be weighed in its place', () => {
  const budget = new ByteBudget<{ name: string }>(100)
  const [old, fresh] = [one('old'), one('fresh')]
  budget.set('a', old, 10)
  budget.set('a', fresh, 20)
  budget.weigh(old, 90)
  expect([budget.get('a'), budget.bytes]).toEqual([fresh, 20])
})
