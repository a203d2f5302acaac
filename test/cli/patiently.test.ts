import { RegistryFault } from '../../connectors/contract/connector'
import { patiently } from '../../src/cli/patiently'

/** Fails so often with one fault, then works. */
function failing(times: number, code: 'REGISTRY_TIMEOUT' | 'REGISTRY_DOWN') {
  const tried = { times: 0 }
  const work = async () => {
    tried.times += 1
    if (tried.times <= times) throw new RegistryFault(code, 'police', 'on purpose')
    return 'done'
  }
  return { tried, work }
}

test('a registry that is late is asked again, until it answers', async () => {
  const { tried, work } = failing(10, 'REGISTRY_TIMEOUT')
  expect(await patiently(work)).toBe('done')
  expect(tried.times).toBe(11)
})

test('one that stays late, or is down, is told', async () => {
  const late = failing(11, 'REGISTRY_TIMEOUT')
  await expect(patiently(late.work)).rejects.toMatchObject({ code: 'REGISTRY_TIMEOUT' })
  const down = failing(1, 'REGISTRY_DOWN')
  await expect(patiently(down.work)).rejects.toMatchObject({ code: 'REGISTRY_DOWN' })
  expect(down.tried.times).toBe(1)
})
