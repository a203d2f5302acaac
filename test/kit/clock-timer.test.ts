import { ClockTimer } from '../../src/kit/clock-timer'
import { ManualClock } from '../../src/kit/clock'

/** Long enough for an alarm to have looked at its clock. */
const aLook = () => new Promise((resolve) => setTimeout(resolve, 1_100))

test('rings once when its clock shows the time, not when as much time has passed elsewhere', async () => {
  const clock = new ManualClock(1_000_000)
  let rung = 0
  const alarm = new ClockTimer(clock, () => (rung += 1))
  alarm.set(1_000_500)
  await aLook()
  expect(rung).toBe(0)
  clock.set(1_000_499)
  await aLook()
  expect(rung).toBe(0)
  clock.set(1_000_500)
  await aLook()
  expect(rung).toBe(1)
  clock.set(2_000_000)
  await aLook()
  expect(rung).toBe(1)
})

test('a time set anew takes the place of the one before; stopped, it is silent', async () => {
  const clock = new ManualClock(1_000_000)
  const rung: string[] = []
  const moved = new ClockTimer(clock, () => rung.push('moved'))
  moved.set(1_000_100)
  moved.set(9_000_000)
  const stopped = new ClockTimer(clock, () => rung.push('stopped'))
  stopped.set(1_000_100)
  stopped.stop()
  clock.set(1_000_200)
  await aLook()
  expect(rung).toEqual([])
  clock.set(9_000_000)
  await aLook()
  expect(rung).toEqual(['moved'])
})
