import 'reflect-metadata'
import { educationModule } from './education/module'
import { hubModule } from './hub/module'
import { ledgersModule } from './ledgers/module'
import { returnsModule } from './returns/module'
import type { SchemaModule } from './module'

/** All that the schema is made of, beside the types. A registry whose fields are all columns of its record needs no module. */
export const MODULES: readonly SchemaModule[] = [hubModule, educationModule, ledgersModule, returnsModule]
