import type { HubStore } from '../store/hub-store'

/**
 * Puts right what a hub would never find by itself: tables that were emptied by hand while the marks of what was read stood.
 * Gives a sentence for each. All of it is derived from the registries.
 */
export async function mendHub(store: HubStore): Promise<string[]> {
  const feeds = await store.run({ text: READ_AGAIN, values: [] })
  const index = await store.run({ text: BUILD_AGAIN, values: [] })
  return [
    ...feeds.map(([registry]) => `The hub holds nothing of ${registry}, though it had read its changes: they are read again.`),
    ...index.map(() => 'The index of lists is empty, though children are linked: it is built again.'),
  ] // prettier-ignore
}

const READ_AGAIN = `
  DELETE FROM feed f WHERE cursor IS NOT NULL
    AND (NOT EXISTS (SELECT FROM link l WHERE l.registry = f.registry) OR NOT EXISTS (SELECT FROM child))
  RETURNING registry`
const BUILD_AGAIN = `
  UPDATE index_state SET answering = NULL, cursor = NULL, caught_up_at = NULL
  WHERE answering IS NOT NULL AND EXISTS (SELECT FROM child WHERE NOT retired)
    AND NOT EXISTS (SELECT FROM child_index i WHERE i.generation = answering)
  RETURNING 1`
