import { Field, ID, InterfaceType } from 'type-graphql'

/** Relay's Node. Return class instances: type-graphql tells the types behind an interface by `instanceof`. */
@InterfaceType({ description: '节点 anything with an identity in the hub (Relay Node)' })
export abstract class Node {
  @Field(() => ID, { description: '编号 identity in the hub' })
  declare id: string
}
