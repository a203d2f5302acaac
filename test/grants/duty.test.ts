import { loadConfig } from '../../src/config/load-config'
import { list, revoke } from '../../src/cli/grants'
import { startTestHub, type TestHub } from '../support/hub'
import { granted, request, screenedChildren, sees, trail } from './support/counter'

let hub: TestHub
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60 })
  ;[child] = await screenedChildren(hub)
})
afterAll(() => hub?.stop())

async function printed(work: () => Promise<void>): Promise<string> {
  const lines: string[] = []
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  try {
    await work()
  } finally {
    write.mockRestore()
  }
  return lines.join('')
}

test('the duty officer lists what is open and ends an emergency; its review stays open; the trail names the officer', async () => {
  const config = loadConfig({
    env: {},
    overrides: { dataDir: hub.dataDir, 'hub.url': hub.urls.hub.app },
  })
  const reason = 'a reason the command line does not print'
  const grant = granted(await request(hub, 'education', child, { emergency: true, reason }))
  const waiting = granted(await request(hub, 'civil-affairs', child))
  expect(await sees(hub, 'education', child)).toBe(true)
  const before = await printed(() => list(config))
  expect(before).toContain(`${grant.id}\tEMERGENCY\treview OPEN`)
  expect(before).toContain(`${waiting.id}\tREQUESTED`)
  expect(before).not.toContain(reason)

  const ended = await printed(() => revoke(config, grant.id, 'night.desk', 'no need any more'))
  expect(ended).toContain(`${grant.id}\tREVOKED\treview OPEN`)
  expect(await sees(hub, 'education', child)).toBe(false)
  expect((await trail(hub, 'change')).at(-1)).toMatchObject({
    change: 'grant-revoked',
    subject: 'duty-officer:night.desk',
    target: { type: 'grant', id: grant.id.split(':')[1] },
    outcome: 'done',
  })
  expect(await printed(() => list(config))).toContain(`${grant.id}\tREVOKED\treview OPEN`)
  await expect(revoke(config, grant.id, 'night.desk', 'once more')).rejects.toMatchObject({ code: 'GRANT_STATE' })
  await expect(revoke(config, 'grant:1', 'night.desk', 'once more')).rejects.toThrow(/Expected the id/)
})
