import { GraphQLError } from 'graphql'
import { digestOf, retryAfter } from '../../src/live/answer'

const failed = (blame: string) => ({ data: {}, errors: [new GraphQLError('', { extensions: { blame } })] })
const IDS = Array.from({ length: 500 }, (_, i) => `request-${i}`)

test.each(['registry', 'hub'])('many that failed together by the %s are not asked again together', (blame) => {
  const waits = IDS.map((id) => retryAfter(failed(blame), id))
  for (let second = 10; second < 15; second += 1) {
    const within = waits.filter((millis) => Math.floor(millis / 1_000) === second).length
    expect([second, within > 50, within < 150]).toEqual([second, true, true])
  }
  expect(waits.every((millis) => millis >= 10_000 && millis < 15_000)).toBe(true)
})

test('what did not fail, or by the caller or the policy, is not asked again for that', () => {
  for (const answer of [{ data: {} }, failed('caller'), failed('policy')])
    expect(retryAfter(answer, 'request-1')).toBe(Infinity)
})

describe('the digest of an answer', () => {
  const paths = [
    ['c', 'edges', 'node', 'sources', 'at'],
    ['__proto__', 'at'],
  ]
  const answer = (at: string, name = '周', state = 'ANSWERED') => ({
    data: {
      c: { edges: [{ node: { name, sources: [{ at, state }] } }, { node: null }] },
      ['__proto__']: { at, state },
    },
  })

  test('does not hold when sources were read (faults.md 29)', () => {
    expect(digestOf(answer('1'), paths)).toBe(digestOf(answer('2'), paths))
    expect(digestOf(answer('1'))).not.toBe(digestOf(answer('2')))
  })

  test('holds all else, beside them too', () => {
    const digests = [answer('1'), answer('1', '李'), answer('1', '周', 'DOWN'), { data: null }, { data: { c: null } }]
    expect(new Set(digests.map((one) => digestOf(one, paths))).size).toBe(digests.length)
  })
})
