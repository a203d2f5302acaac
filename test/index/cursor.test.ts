import { CursorSeal } from '../../src/index/cursor'

const seal = new CursorSeal('a secret')
const LISTS = ['by name', 'by month', '']
const PLACES = Array.from({ length: 200 }, (_, i) => [`name ${i % 20}`, `id ${i}`])
const nonceOf = (cursor: string) => Buffer.from(cursor, 'base64url').subarray(0, 12).toString('hex')
const encrypted = (cursor: string) => Buffer.from(cursor, 'base64url').subarray(28).toString('hex')

test('the same place of the same list has the same cursor, whoever of the hub’s processes seals it', () => {
  const another = new CursorSeal('a secret')
  for (const list of LISTS)
    for (const place of PLACES) expect(another.close(place, list)).toBe(seal.close([...place], list))
})

test('another place, another list and another secret have nothing alike: no nonce is used for two', () => {
  const all = ['a secret', 'another'].flatMap((secret) => {
    const own = new CursorSeal(secret)
    return LISTS.flatMap((list) => PLACES.map((place) => own.close(place, list)))
  })
  expect(new Set(all.map(nonceOf)).size).toBe(all.length)
  expect(new Set(all.map(encrypted)).size).toBe(all.length)
})

test('opens where it belongs, and nowhere else', () => {
  const cursor = seal.close(['name 1', 'id 1'], 'by name')
  expect(seal.open(cursor, 'by name')).toEqual(['name 1', 'id 1'])
  for (const open of [() => seal.open(cursor, 'by month'), () => new CursorSeal('another').open(cursor, 'by name')])
    expect(open).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }))
})
