import { INDEX_FACTS } from '../../src/index/columns'
import { ACCOUNTS as ACCOUNTS_OF_REALM } from '../hub/support/accounts'
import { asOwner } from '../hub/support/all-seeing'
import { startTestHub, type TestHub } from '../support/hub'
import { eventCells } from './event-cells'
import {
  DELIVERY_NOT_JUDGED,
  EVENT_EXISTENCE_NOT_ASKED,
  EVENT_OF_ANY_CHILD,
  EVENT_SABOTAGES,
  FEW_AT_A_TIME,
  MORE_OF_HIDDEN_EVENTS,
} from './event-sabotages'
import { limitCells, WITHOUT_RAW_LIMITS, WORK_BEFORE_THE_LIMIT } from './limit-cells'
import { recordCells } from './record-cells'
import { RECORD_SABOTAGES } from './record-sabotages'
import { runAccess } from './run-access'
import { runNoninterference } from './run-noninterference'
import { during } from './sabotage'
import { SABOTAGES, SORT_NOT_JUDGED } from './sabotages'
import { savedCells } from './saved-cells'
import { pastTheHub, Shelf } from './saved-shelf'
import { seeded } from './seeded'
import { educationToldOfAll, hiddenBirthDate } from './table-folder'
import { Tally } from './tally'
import { TWO_HUB_SABOTAGES } from './two-hub-sabotages'
import { startTwoHubs, type TwoHubs } from './two-hubs'
import { isWithheld } from './veil'
import type { Asker } from './asker'
import { startWorld, type OwnWorld } from './world'

/** A suite that finds nothing proves nothing: with each defence taken out, it must find the leak. */
const ACCOUNTS = ['director', 'case-officer', 'doctor', 'education', 'analyst']

describe('the access suite', () => {
  let world: OwnWorld
  beforeAll(async () => {
    world = await startWorld({ children: 60, seed: 1 })
  }, 120_000)
  afterAll(() => world?.stop())

  const small = (untilLeak = false) => {
    const once = new Set<string>()
    return runAccess(world, {
      seed: 1,
      untilLeak,
      only: ({ account, purpose }) => {
        if (!ACCOUNTS.includes(account) || purpose === 'household-registration' || once.has(account)) return false
        once.add(account)
        return true
      },
    })
  }

  test('finds no leak in the hub as it is', async () => {
    const tally = await small()
    expect(tally.lines).toEqual([])
  }, 400_000)

  test('keeps none of the filters that it saves, also where it is cut short', async () => {
    const standing = () => asOwner(world.hub, 'hub', 'SELECT id FROM saved_filter')
    const asker = world.askers.find(({ name }) => name === 'doctor for case')!
    let listed = 0
    const cut: Asker = {
      ...asker,
      async ask(...asked) {
        if (/children\(saved/.test(asked[0]) && (listed += 1) > 20) throw new TypeError('cut short')
        return asker.ask(...asked)
      },
    }
    const shelf = new Shelf(pastTheHub(world))
    await expect(savedCells(world, cut, new Tally(), shelf, seeded(1))).rejects.toThrow('cut short')
    expect(shelf.count).toBeGreaterThan(5)
    expect(await standing()).toEqual([])
    world.heard.splice(0)
  }, 120_000)

  test.each(SABOTAGES.map((sabotage) => [sabotage.name, sabotage] as const))(
    'finds the leak: %s',
    async (_name, sabotage) => {
      const tally = await during(sabotage, () => small(true))
      expect(tally.leaks).toBeGreaterThan(0)
    },
    120_000,
  )
})

describe('the access suite, where one account lists children whose birth dates it may not see', () => {
  const table = hiddenBirthDate()
  let world: OwnWorld
  beforeAll(async () => {
    world = await startWorld({ children: 60, seed: 1, tableDir: table.folder })
  }, 120_000)
  afterAll(async () => {
    await world?.stop()
    table.remove()
  })

  const asFederation = () =>
    runAccess(world, { seed: 1, only: ({ name }) => name === 'disabled-persons-federation for case' })

  test('finds no leak in the hub as it is', async () => {
    expect((await asFederation()).lines).toEqual([])
  }, 120_000)

  test('finds the leak: sort-not-judged', async () => {
    const { lines } = await during(SORT_NOT_JUDGED, asFederation)
    expect(lines).toContainEqual(expect.stringMatching(/^leak: .* field Child.birthDate · position sort/))
  }, 120_000)
})

describe('events, where one account is told of a type for children that it may not know of', () => {
  const table = educationToldOfAll()
  let world: OwnWorld
  beforeAll(async () => {
    world = await startWorld({ children: 60, seed: 1, tableDir: table.folder })
  }, 120_000)
  afterAll(async () => {
    await world?.stop()
    table.remove()
  })

  const asEducation = async () => {
    const tally = new Tally()
    await eventCells(
      world,
      world.askers.find(({ account }) => account === 'education')!,
      tally,
      [],
    )
    return tally.lines
  }

  test('finds no leak in the hub as it is', async () => {
    expect(await asEducation()).toEqual([])
  }, 120_000)

  test(`finds the leak: ${EVENT_EXISTENCE_NOT_ASKED.name}`, async () => {
    const lines = await during(EVENT_EXISTENCE_NOT_ASKED, asEducation)
    expect(lines).toContainEqual(expect.stringMatching(/^leak: .* position list · child out of scope/))
  }, 120_000)
})

describe('records that must not change whom a child is reached by', () => {
  let world: OwnWorld
  beforeAll(async () => {
    world = await startWorld({ children: 120, seed: 1 })
  }, 120_000)
  afterAll(() => world?.stop())

  const run = async () => {
    const tally = new Tally()
    await recordCells(world, tally)
    return tally
  }

  test('finds no leak in the hub as it is', async () => {
    expect((await run()).lines).toEqual([])
  })

  test.each(RECORD_SABOTAGES.map((sabotage) => [sabotage.name, sabotage] as const))(
    'finds the leak: %s',
    async (_name, sabotage) => {
      expect((await during(sabotage, run)).leaks).toBe(1)
    },
  )
})

describe('what is too large', () => {
  let hub: TestHub
  const run = async () => {
    const tally = new Tally()
    await limitCells(hub, tally)
    return tally
  }
  afterEach(() => hub?.stop())

  test('is refused before a word of it is read', async () => {
    hub = await startTestHub({ children: 10 })
    expect((await run()).lines).toEqual([])
  })

  test(`finds the leak: ${WORK_BEFORE_THE_LIMIT.name}`, async () => {
    hub = await startTestHub({ children: 10, overrides: WITHOUT_RAW_LIMITS })
    expect((await run()).leaks).toBeGreaterThan(2)
  })
})

describe('noninterference', () => {
  let hubs: TwoHubs
  beforeAll(async () => {
    hubs = await startTwoHubs({ children: 40, seed: 1 })
  }, 120_000)
  afterAll(() => hubs?.stop())

  const run = () => runNoninterference(hubs, { operations: 400, seed: 1, accounts: ['director', 'doctor'] })

  test('finds no difference in the hub as it is', async () => {
    expect((await run()).found).toBeNull()
  }, 120_000)

  // A fact that the other hub holds alike could leak unseen.
  test.each(['police', 'doctor', 'education', 'director'])(
    'the lists of the other hub rest on other facts, wherever they are withheld from %s',
    async (account) => {
      const { actor } = ACCOUNTS_OF_REALM.find(({ name }) => name === account)!
      const person = { actor, purpose: actor.purposes[0]! }
      await hubs.differFor(person)
      const [plain, other] = await Promise.all([hubs.plain, hubs.other].map(indexed))
      const withheld = INDEX_FACTS.filter(({ field }) => !field.startsWith('Child.') && isWithheld(field, person))
      expect(withheld.length).toBeGreaterThan(0)
      for (const { name } of withheld) {
        const alike = [...plain!].filter(([id, row]) => row[name] !== null && same(row[name], other!.get(id)?.[name]))
        expect({ name, alike: alike.length }).toEqual({ name, alike: 0 })
      }
    },
    120_000,
  )

  // Of people who know of no list, or whose children are all alike, the feed alone tells what is withheld.
  const feeds = () => runNoninterference(hubs, { operations: 0, seed: 1, accounts: ['police', 'doctor', 'school'] })

  test('finds no difference in the feeds and webhooks of the hub as it is', async () => {
    expect((await feeds()).found).toBeNull()
  }, 120_000)

  test('finds none either where a page takes many readings', async () => {
    expect((await during(FEW_AT_A_TIME, feeds)).found).toBeNull()
  }, 120_000)

  test.each([
    ['event-type-not-asked', EVENT_SABOTAGES.find(({ name }) => name === 'event-type-not-asked')!],
    [EVENT_OF_ANY_CHILD.name, EVENT_OF_ANY_CHILD],
    [DELIVERY_NOT_JUDGED.name, DELIVERY_NOT_JUDGED],
    [MORE_OF_HIDDEN_EVENTS.name, MORE_OF_HIDDEN_EVENTS],
  ] as const)(
    'finds the leak in events: %s',
    async (_name, sabotage) => {
      expect((await during(sabotage, feeds)).found?.operation.query).toContain('two-feeds')
    },
    120_000,
  )

  test('finds a planted leak', async () => {
    const planted = SABOTAGES.find(({ name }) => name === 'filter-not-judged')!
    expect((await during(planted, run)).found).not.toBeNull()
  }, 120_000)

  test.each(TWO_HUB_SABOTAGES.map((sabotage) => [sabotage.name, sabotage] as const))(
    'finds the leak: %s',
    async (_name, sabotage) => {
      expect((await during(sabotage, run)).found).not.toBeNull()
    },
    120_000,
  )
})

async function indexed(hub: TestHub): Promise<Map<string, Record<string, unknown>>> {
  const facts = INDEX_FACTS.map(({ name, column }) => `${column} AS "${name}"`).join(', ')
  const rows = await asOwner(hub, 'hub', `SELECT id, ${facts} FROM child_index WHERE generation = (SELECT answering FROM index_state)`) // prettier-ignore
  return new Map(rows.map((row) => [String(row.id), row]))
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
