import type { Subject } from '../../connectors/contract/conformance'
import { MemoryConnector } from '../../connectors/memory/memory-connector'
import { SMALL_CAPABILITIES, smallRecords } from '../support/fakes/small-registry'

/** The reference connector with ten invented pupils, ready for the suite. */
export async function memorySubject(declared: Partial<typeof SMALL_CAPABILITIES> = {}): Promise<Subject> {
  const records = smallRecords(10)
  return {
    connector: new MemoryConnector('education', records, { ...SMALL_CAPABILITIES, ...declared }),
    declared: [
      { name: 'rollNumber', kind: 'text', required: true },
      { name: 'grade', kind: 'integer', required: false },
    ],
    sample: {
      ids: records.map(({ facts }) => facts.id),
      unknownId: 'r999',
      find: [
        { criteria: { by: 'id-number', idNumber: '430421201501010001' }, ids: ['r1'] },
        { criteria: { by: 'roll-number', rollNumber: 'G430421201501010002' }, ids: ['r2'] },
        { criteria: { by: 'name-and-birth-date', name: '生3', birthDate: '2015-01-01' }, ids: ['r3'] },
        { criteria: { by: 'responsible', worker: 'W2' }, ids: ['r3', 'r4'] },
      ],
    },
    breakCell: async () => {
      records[1] = { ...records[1]!, unreadable: ['boarding'] }
      return { id: 'r2', column: 'boarding' }
    },
    breakEntry: async () => {
      records[1] = { ...records[1]!, unreadable: ['attendance.daysDue'] }
      return { id: 'r2', collection: 'attendance', column: 'daysDue' }
    },
    close: async () => undefined,
  }
}
