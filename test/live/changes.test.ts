import { SHOWCASE } from '../../src/demo/showcase'
import { kept, remove, save, tamper } from '../filters/support/saved'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { catchUp } from '../index/support/list'
import { startTestHub, type TestHub } from '../support/hub'
import { changeChild, ELSEWHERE, looksOf, Streams, type Stream } from './support/stream'

let hub: TestHub
let child: string
beforeAll(async () => {
  hub = await startTestHub({ children: 60, overrides: { 'subscriptions.everyMs': 100 } })
  child = `child:${await showcaseUuid(hub)}`
  const [row] = await asOwner(hub, 'hub', 'SELECT * FROM child WHERE id = $1', [child.slice(6)])
  written = row
})
afterAll(() => hub?.stop())

let written: Record<string, string>
const back = () =>
  changeChild(hub, child, Object.fromEntries(Object.keys(ELSEWHERE).map((name) => [name, written[name]!])))

const streams = new Streams(() => hub)
afterEach(async () => {
  await streams.close()
  await back()
})

const NAME = 'subscription ($id: ID!) { child(id: $id) { name household { guardianName } } }'
const LIST = 'subscription { children(first: 200) { totalCount edges { node { id name } } } }'
const NOBODY = 'child:00000000-0000-4000-8000-000000000000'
const ids = (answer: { data: { children: { edges: { node: { id: string } }[] } } }) =>
  answer.data.children.edges.map(({ node }) => node.id)

/** Asked anew once more, past whatever was asked before: by a change that shows. */
async function afterAnother(stream: Stream, name: string): Promise<void> {
  const before = stream.answers.length
  await changeChild(hub, child, { name })
  await stream.answer(before + 1)
  await changeChild(hub, child, { name: written['name']! })
  await stream.answer(before + 2)
}

describe('a child', () => {
  test('that a registry changes comes anew once the feed is followed', async () => {
    const query = 'subscription ($id: ID!) { child(id: $id) { welfare { currentAddress } } }'
    const stream = await streams.open('civil-affairs', query, { id: child })
    const [{ xjzd }] = await asOwner(hub, 'civil_affairs', 'SELECT xjzd FROM et_djb WHERE sfzh = $1', [
      SHOWCASE.idNumber,
    ])
    expect((await stream.answer(1)).data.child.welfare.currentAddress).toBe(xjzd)
    const move = (to: string) =>
      asOwner(hub, 'civil_affairs', 'UPDATE et_djb SET xjzd = $1 WHERE sfzh = $2', [to, SHOWCASE.idNumber])
    await move('elsewhere')
    await catchUp(hub)
    expect((await stream.answer(2)).data.child.welfare.currentAddress).toBe('elsewhere')
    await move(xjzd)
    await catchUp(hub)
    await stream.answer(3)
  })

  test('that changes in nothing that was asked is asked, recorded and not sent', async () => {
    const stream = await streams.open('police', 'subscription ($id: ID!) { child(id: $id) { name } }', { id: child })
    await stream.answer(1)
    await changeChild(hub, child, { ethnicity: written['ethnicity']! })
    while ((await looksOf(hub, stream)).length < 2) await new Promise((resolve) => setTimeout(resolve, 50))
    await afterAnother(stream, '又一个')
    expect(stream.answers.map(({ data }) => data.child.name)).toEqual([written['name'], '又一个', written['name']])
    const looks = await looksOf(hub, stream)
    expect(looks).toHaveLength(4)
    expect(new Set(looks.map(({ requestId }) => requestId)).size).toBe(4)
  })

  test('that leaves the area answers like one that does not exist, and comes back', async () => {
    const stream = await streams.open('police', NAME, { id: child })
    expect((await stream.answer(1)).data.child).toMatchObject({ name: written['name'] })
    await changeChild(hub, child, ELSEWHERE)
    const gone = await stream.answer(2)
    const nobody = await (await streams.open('police', NAME, { id: NOBODY })).answer(1)
    const alike = ({ extensions, ...rest }: { extensions: Record<string, unknown> }) => [
      rest,
      { ...extensions, requestId: null },
    ]
    expect(gone.data).toEqual({ child: null })
    expect(alike(gone)).toEqual(alike(nobody))
    expect((await looksOf(hub, stream))[1]).toMatchObject({ children: [], beyondReach: [child.slice(6)] })
    await back()
    expect((await stream.answer(3)).data.child).toMatchObject({ name: written['name'] })
  })

  test('beyond reach: whatever happens to it, nothing is told', async () => {
    await changeChild(hub, child, ELSEWHERE)
    const stream = await streams.open('police', NAME, { id: child })
    expect((await stream.answer(1)).data).toEqual({ child: null })
    await changeChild(hub, child, { name: '改名' })
    while ((await looksOf(hub, stream)).length < 2) await new Promise((resolve) => setTimeout(resolve, 50))
    await changeChild(hub, child, { name: written['name']! })
    await back()
    expect((await stream.answer(2)).data.child).toMatchObject({ name: written['name'] })
  })

  test('that leaves the director’s list is gone at once, however lately the list was read', async () => {
    const worker = (code: string) =>
      asOwner(hub, 'civil_affairs', 'UPDATE et_djb SET etzr = $1 WHERE sfzh = $2', [code, SHOWCASE.idNumber])
    const stream = await streams.open('director', 'subscription ($id: ID!) { child(id: $id) { name } }', { id: child })
    expect((await stream.answer(1)).data.child).toMatchObject({ name: written['name'] })
    await worker('ETZR-other')
    await hub.ask('director', '{ children(first: 1) { edges { cursor } } }') // the list is kept for others
    await worker(SHOWCASE.directorCode)
    await hub.ask('director', 'query ($id: ID!) { child(id: $id) { name } }', { id: child })
    await worker('ETZR-other')
    await changeChild(hub, child)
    expect((await stream.answer(2)).data).toEqual({ child: null })
    await worker(SHOWCASE.directorCode)
    await changeChild(hub, child)
    await stream.answer(3)
  })
})

describe('a list', () => {
  test('loses the child that leaves the area before the index was followed, and its count with it', async () => {
    const stream = await streams.open('police', LIST)
    const first = await stream.answer(1)
    expect(ids(first)).toContain(child)
    await changeChild(hub, child, ELSEWHERE)
    const second = await stream.answer(2)
    expect(ids(second)).toEqual(ids(first).filter((id) => id !== child))
    expect(second.data.children.totalCount).toBe(first.data.children.totalCount - 1)
  })

  test('with cursors: an index that moved by a child beyond reach is no event', async () => {
    await changeChild(hub, child, ELSEWHERE)
    await hub.app.indexFollower.catchUp()
    const query =
      'subscription { children(first: 200) { pageInfo { startCursor endCursor } edges { cursor node { id } } } }'
    const stream = await streams.open('police', query)
    expect(ids(await stream.answer(1))).not.toContain(child)
    await changeChild(hub, child, { name: '改名' })
    await hub.app.indexFollower.catchUp()
    while ((await looksOf(hub, stream)).length < 2) await new Promise((resolve) => setTimeout(resolve, 50))
    await changeChild(hub, child, { name: written['name']! })
    await back()
    await hub.app.indexFollower.catchUp()
    expect(ids(await stream.answer(2))).toContain(child)
  })

  test('gains a child when the index has moved', async () => {
    await changeChild(hub, child, ELSEWHERE)
    const stream = await streams.open('police', LIST)
    expect(ids(await stream.answer(1))).not.toContain(child)
    await back()
    await hub.app.indexFollower.catchUp()
    expect(ids(await stream.answer(2))).toContain(child)
  })

  test('shows each account its own children, in every event', async () => {
    const [police, neighbour] = [await streams.open('police', LIST), await streams.open('neighbour', LIST)]
    expect(ids(await police.answer(1))).toContain(child)
    expect(ids(await neighbour.answer(1))).not.toContain(child)
    await changeChild(hub, child, ELSEWHERE)
    await hub.app.indexFollower.catchUp()
    expect(ids(await police.answer(2))).not.toContain(child)
    expect(ids(await neighbour.answer(2))).toContain(child)
  })

  test('by a saved filter comes anew when the filter is changed, and ends when it is deleted', async () => {
    const women = kept(await save(hub, 'police', { sex: { eq: 'FEMALE' } }))
    const query = 'subscription ($saved: ID!) { children(saved: $saved, first: 200) { edges { node { id sex } } } }'
    const stream = await streams.open('police', query, { saved: women.id })
    const sexes = (answer: { data: { children: { edges: { node: { sex: string } }[] } } }) =>
      new Set(answer.data.children.edges.map(({ node }) => node.sex))
    expect(sexes(await stream.answer(1))).toEqual(new Set(['FEMALE']))
    const { id, version, name } = women
    const men = kept(await save(hub, 'police', { sex: { eq: 'MALE' } }, { id, version, name }))
    expect(sexes(await stream.answer(2))).toEqual(new Set(['MALE']))
    await remove(hub, 'police', men)
    expect(await stream.end()).toEqual(['next', 'next', 'next', 'complete'])
    expect(stream.answers[2].errors).toMatchObject([{ extensions: { code: 'SAVED_FILTER_NOT_FOUND' } }])
  })

  test('by a saved filter of another account is refused like one that does not exist', async () => {
    const foreign = kept(await save(hub, 'education', { sex: { eq: 'MALE' } }))
    const query = 'subscription ($saved: ID!) { children(saved: $saved) { edges { node { id } } } }'
    const refused = await streams.open('police', query, { saved: foreign.id })
    const nobody = await streams.open('police', query, { saved: 'filter:00000000-0000-4000-8000-000000000000' })
    for (const stream of [refused, nobody]) expect(await stream.end()).toEqual(['next', 'complete'])
    expect(refused.answers[0].errors).toEqual(nobody.answers[0].errors)
    expect(refused.answers[0].errors[0].extensions).toMatchObject({ field: 'Subscription.children', position: 'saved' })
    await tamper(hub, foreign, '{"where":{"sex":{"eq":"?"}}}')
    const stale = await streams.open('education', query, { saved: foreign.id })
    expect(await stale.end()).toEqual(['next', 'complete'])
    expect(stale.answers[0].errors[0].extensions).toMatchObject({
      code: 'SAVED_FILTER_STALE',
      field: 'Subscription.children',
    })
  })

  test('by a filter that the account may not use is refused', async () => {
    const query = 'subscription ($w: ChildFilter) { children(where: $w) { edges { node { id } } } }'
    const where = { w: { guardianshipType: { eq: 'GOOD' } } }
    const stream = await streams.open('doctor', query, where)
    expect(await stream.end()).toEqual(['next', 'complete'])
    const plain = await hub.ask('doctor', query.replace('subscription', 'query'), where)
    expect(stream.answers[0].errors).toEqual(
      JSON.parse(JSON.stringify(plain.errors).replaceAll('Query.', 'Subscription.')),
    )
  })
})
