import { HUB, type SchemaModule } from '../module'
import { ReturnMutations, ReturnQueries, returnTouches } from './return-resolvers'

/** Returns of dropout control: kept by the hub. */
export const returnsModule: SchemaModule = {
  owner: HUB,
  resolvers: [ReturnQueries, ReturnMutations],
  touches: [returnTouches],
}
