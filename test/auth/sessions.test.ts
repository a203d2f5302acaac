import { Sessions } from '../../src/auth/browser/sessions'
import { ManualClock } from '../../src/kit/clock'

const GRANT = { accessToken: 'a', accessExpiresAt: 0, refreshToken: null, idToken: 'i' }
const clock = new ManualClock(0)
const made = () => {
  const sessions = new Sessions(clock, { most: 2, idleSeconds: 60, longestSeconds: 600 })
  return { sessions, open: () => sessions.open('s', null, GRANT).id }
}

test('the one used longest ago makes room; to look whether it lasts is no use of it', () => {
  const { sessions, open } = made()
  const [first, second] = [open(), open()]
  expect(sessions.peek(first)).not.toBeNull()
  const third = open()
  expect([first, second, third].map((id) => sessions.peek(id) !== null)).toEqual([false, true, true])
  sessions.find(second)
  const fourth = open()
  expect([second, third, fourth].map((id) => sessions.peek(id) !== null)).toEqual([true, false, true])
})

test('one that is looked at and not used ends when it is idle', () => {
  const { sessions, open } = made()
  const [kept, used] = [open(), open()]
  for (let second = 0; second < 60; second += 20) {
    clock.advance(20_000)
    sessions.peek(kept)
    sessions.find(used)
  }
  clock.advance(1)
  expect([sessions.peek(kept), sessions.peek(used)?.id]).toEqual([null, used])
})
