import type { RegistryDefinition } from '../../connectors/contract/registry'
import { REGISTRIES } from '../../connectors/registries'
import { federation } from './registry'

/** Puts it on the list, before anything is derived from that: a test imports this file first. */
const list = REGISTRIES as unknown as RegistryDefinition[]
list.push(federation)
