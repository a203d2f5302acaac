import { EVENT_EXISTENCE_NOT_ASKED } from '../audit-suite/event-sabotages'
import { WORK_BEFORE_THE_LIMIT } from '../audit-suite/limit-cells'
import { RECORD_SABOTAGES } from '../audit-suite/record-sabotages'
import { SABOTAGES, SEEN_OVER_HTTP, SORT_NOT_JUDGED } from '../audit-suite/sabotages'
import { TWO_HUB_SABOTAGES } from '../audit-suite/two-hub-sabotages'
import { quoted, readPage, tableRows } from './page'

const controls = tableRows(readPage('SECURITY-SUITE.md')).flatMap(({ section, cells }) => {
  const name = /^finds the leak: (.+)$/.exec(cells[3] ?? '')?.[1]
  if (section !== 'Negative controls' || !name) return []
  return [{ name, defence: quoted(cells[2]!)[0], overHttp: cells[0]!.endsWith('°') }]
})

const EVERY = [...SABOTAGES, SORT_NOT_JUDGED, EVENT_EXISTENCE_NOT_ASKED, ...RECORD_SABOTAGES, WORK_BEFORE_THE_LIMIT, ...TWO_HUB_SABOTAGES] // prettier-ignore

test('the table of negative controls names each of them, once', () => {
  const made = EVERY.map(({ name }) => name)
  expect(controls.map(({ name }) => name).sort()).toEqual(made.sort())
})

test('with the file whose defence is taken out', () => {
  const made = EVERY.map(({ name, defence }) => `${name} ${defence}`)
  expect(controls.map(({ name, defence }) => `${name} ${defence}`).sort()).toEqual(made.sort())
})

test('and whether it is found over HTTP alone', () => {
  const marked = controls.filter(({ overHttp }) => overHttp).map(({ name }) => name)
  expect(marked.sort()).toEqual(SEEN_OVER_HTTP.map(({ name }) => name).sort())
})
