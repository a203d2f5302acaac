import type { Page, Request } from 'playwright-core'

/** Goes on with Tab until the focus is on what reads so, as somebody without a mouse does. Fails after a hundred steps. */
export async function tabTo(page: Page, text: string): Promise<void> {
  for (let step = 0; step < 100; step += 1) {
    const reads = await page.evaluate(() => {
      const focused = document.activeElement
      const label = focused?.getAttribute('aria-label') ?? focused?.closest('label')?.textContent
      return (label ?? focused?.textContent ?? '').trim()
    })
    if (reads === text) return
    await page.keyboard.press('Tab')
  }
  throw new TypeError(`nothing that reads ${text} is reached by Tab`)
}

/** The variables of every request of one document, in the order in which they were sent. */
export function variablesSent(page: Page, documentId: string): Record<string, unknown>[] {
  const sent: Record<string, unknown>[] = []
  page.on('request', (request: Request) => {
    if (!request.url().endsWith('/graphql')) return
    const body = request.postDataJSON() as { documentId?: string; variables: Record<string, unknown> }
    if (body.documentId === documentId) sent.push(body.variables)
  })
  return sent
}
