import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { withCells } from '../hub/support/spoil'
import { SHOWCASE } from '../../src/demo/showcase'
import { startTestHub, type TestHub } from '../support/hub'
import { catchUp } from './support/list'

let hub: TestHub
let showcase: string
beforeAll(async () => {
  hub = await startTestHub()
  showcase = await showcaseUuid(hub)
  await catchUp(hub)
}, 120_000)
afterAll(() => hub?.stop())

const FORM = ['civil_affairs', 'et_djb', `dabh = '${SHOWCASE.records.civilAffairs}'`] as const
const row = async () =>
  (
    await asOwner(
      hub,
      'hub',
      `SELECT guardianship_type, welfare_left_behind, welfare_categories, roll_state FROM child_index
       WHERE id = $1 ORDER BY generation DESC LIMIT 1`,
      [showcase],
    )
  )[0]

test('a bad cell is null in the index and a gap; the other facts of the record are written (faults.md 30)', async () => {
  const before = await row()
  expect(before).toMatchObject({ guardianship_type: 'CARER_INADEQUATE', welfare_left_behind: 'ONE_AWAY_OTHER_UNABLE' })
  await withCells(hub, FORM, { jhlx: '?', lslb: '1', etlb: '01,02' }, async () => {
    await catchUp(hub)
    expect(await row()).toEqual({
      ...before,
      guardianship_type: null,
      welfare_left_behind: 'BOTH_PARENTS_AWAY',
      welfare_categories: ['LEFT_BEHIND', 'ORPHAN'],
    })
    expect(await asOwner(hub, 'hub', 'SELECT child_id, registry, code FROM index_gap')).toEqual([
      { child_id: showcase, registry: 'civil-affairs', code: 'REGISTRY_LIES' },
    ])
    expect((await hub.app.indexFollower.state()).gaps).toEqual({ 'civil-affairs': 1 })
  })
  await catchUp(hub)
  expect(await row()).toEqual(before)
  expect((await hub.app.indexFollower.state()).gaps).toEqual({})
})
