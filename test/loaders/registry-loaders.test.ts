import { RegistryFault } from '../../connectors/contract/connector'
import type { Shape } from '../../connectors/contract/records'
import { RegistryLoaders } from '../../src/loaders/registry-loaders'
import { BrokenConnector } from '../support/fakes/broken-connector'
import { CountingConnector } from '../support/fakes/counting-connector'
import { LyingConnector, type Lie } from '../support/fakes/lying-connector'
import { smallRegistry } from '../support/fakes/small-registry'

const NAME: Shape = { columns: ['name'], collections: {} }
const WIDE: Shape = { columns: ['name', 'grade'], collections: { attendance: ['month', 'daysDue'] } }

function counted(maxIds = 1_000) {
  const counting = new CountingConnector(smallRegistry(30, { maxIds }))
  return { counting, loaders: new RegistryLoaders([counting]) }
}

const idsOf = (loaded: readonly unknown[]) => loaded.map((one) => (one as { id?: string } | null)?.id ?? null)

describe('batches', () => {
  test('two requests of one turn share one call, and each gets only its own ids, in its order', async () => {
    const { counting, loaders } = counted()
    const [one, other] = await Promise.all([
      loaders.load('education', NAME, ['r5', 'r1', 'nobody']),
      loaders.load('education', NAME, ['r2', 'r5']),
    ])
    expect(idsOf(one)).toEqual(['r5', 'r1', null])
    expect(idsOf(other)).toEqual(['r2', 'r5'])
    expect(counting.fetches.map(({ ids }) => ids)).toEqual([['r5', 'r1', 'nobody', 'r2']])
  })

  test('the same columns in another order are the same shape', async () => {
    const { counting, loaders } = counted()
    const turned: Shape = { columns: ['grade', 'name'], collections: { attendance: ['daysDue', 'month'] } }
    await Promise.all([loaders.load('education', WIDE, ['r1']), loaders.load('education', turned, ['r2'])])
    expect(counting.fetches).toHaveLength(1)
  })

  test('different shapes are different calls: nobody’s columns travel with another’s', async () => {
    const { counting, loaders } = counted()
    const [narrow, wide] = await Promise.all([
      loaders.load('education', NAME, ['r1']),
      loaders.load('education', WIDE, ['r1']),
    ])
    expect(counting.fetches).toHaveLength(2)
    expect(narrow).toMatchObject([{ values: { name: '生1' } }])
    expect(Object.keys((narrow[0] as { values: object }).values)).toEqual(['name'])
    expect(Object.keys((wide[0] as { values: object }).values)).toEqual(['name', 'grade', 'attendance'])
  })

  test('more ids than the registry takes are several calls', async () => {
    const { counting, loaders } = counted(10)
    const ids = Array.from({ length: 25 }, (_, i) => `r${i + 1}`)
    expect(idsOf(await loaders.load('education', NAME, ids))).toEqual(ids)
    expect(counting.fetches.map((fetch) => fetch.ids.length)).toEqual([10, 10, 5])
  })

  test('nothing is remembered: the same question later is asked again', async () => {
    const { counting, loaders } = counted()
    await loaders.load('education', NAME, ['r1'])
    await loaders.load('education', NAME, ['r1'])
    expect(counting.fetches).toHaveLength(2)
  })

  test('shared records are frozen', async () => {
    const { loaders } = counted()
    const [record] = await loaders.load('education', NAME, ['r1'])
    expect(() => Object.assign((record as { values: object }).values, { name: 'x' })).toThrow(TypeError)
  })
})

describe('registry-down', () => {
  test('fails every request that asked it', async () => {
    const loaders = new RegistryLoaders([new BrokenConnector(smallRegistry(3))])
    const outcomes = await Promise.allSettled([
      loaders.load('education', NAME, ['r1']),
      loaders.load('education', NAME, ['r2']),
    ])
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'REGISTRY_DOWN' } })
  })

  test('a registry that is not connected says so', async () => {
    const { loaders } = counted()
    await expect(async () => loaders.load('police', NAME, ['r1'])).rejects.toMatchObject({
      code: 'NOT_CONNECTED',
      registry: 'police',
    })
  })
})

describe('registry-lies', () => {
  const load = (lie: Lie, ids: readonly string[], shape = WIDE, badId: string | null = null) =>
    new RegistryLoaders([new LyingConnector(smallRegistry(30), lie, badId)]).load('education', shape, ids)

  test.each<Lie>([
    'record of another id',
    'unasked column',
    'unasked collection',
    'unasked entry column',
    'unasked column in a later entry',
    'missing answer',
    'one answer too many',
  ])('%s: no value gets through', async (lie) => {
    const loaded = await load(lie, ['r1', 'r2']).catch((fault: unknown) => [fault])
    for (const one of loaded) {
      expect(one).toBeInstanceOf(RegistryFault)
      expect(one).toMatchObject({ code: 'REGISTRY_LIES' })
    }
  })

  test('wrong order: only what happens to stand in its place is taken', async () => {
    const [first, middle, last] = await load('wrong order', ['r1', 'r2', 'r4'])
    expect(first).toMatchObject({ code: 'REGISTRY_LIES' })
    expect(middle).toMatchObject({ id: 'r2' })
    expect(last).toMatchObject({ code: 'REGISTRY_LIES' })
  })

  test('the fault names the column, and no value', async () => {
    const [fault] = await load('unasked column', ['r1'])
    expect((fault as RegistryFault).message).toBe('education: answered idNumber, which was not asked')
  })

  test('a registry that fails a whole batch for one row: that row fails alone, within its own request too', async () => {
    const loaders = new RegistryLoaders([new LyingConnector(smallRegistry(30), 'whole batch fails for one row', 'r3')])
    const [mine, another] = await Promise.all([
      loaders.load('education', NAME, ['r1', 'r3', 'r5']),
      loaders.load('education', NAME, ['r2', 'r4']),
    ])
    expect(idsOf(another)).toEqual(['r2', 'r4'])
    expect(mine[0]).toMatchObject({ id: 'r1' })
    expect(mine[1]).toMatchObject({ code: 'REGISTRY_LIES' })
    expect(mine[2]).toMatchObject({ id: 'r5' })
  })
})
