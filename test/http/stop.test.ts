import { connect } from 'node:net'
import { startTestHub } from '../support/hub'

test('a hub that stops does not wait for a connection over which nothing was asked', async () => {
  const hub = await startTestHub({ children: 1 })
  const socket = connect(Number(new URL(hub.url).port), '127.0.0.1')
  const closed = new Promise((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => socket.on('connect', resolve))
  expect(await hub.ask('police', '{ me { department } }')).toMatchObject({ status: 200 }) // the hub has seen it by now
  const began = performance.now()
  await hub.stop()
  await closed
  expect(performance.now() - began).toBeLessThan(20_000)
})
