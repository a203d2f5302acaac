import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { SignInBench } from '../support/sign-in-bench'

/** What the provider's operator does while people are signed in. Runs last: a not-before ends what came before. */
export function describeOperator(at: SignInBench): void {
  test('the provider changes its key without a gap', async () => {
    const before = (await at.password('youth-league')).access_token
    await at.provider.rotateKeys()
    const after = (await at.password('youth-league')).access_token
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid)
    expect(await at.hub.actor(after)).toMatchObject({ name: 'youth-league' })
    expect(await at.hub.actor(before)).toMatchObject({ name: 'youth-league' })
    await at.signedIn('youth-league')
  })

  test('a not-before pushed by the provider refuses older tokens and no newer ones', async () => {
    const older = (await at.password('auditor')).access_token
    await at.hub.actor(older)
    const notBefore = (decodeJwt(older).iat ?? 0) + 1
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, (notBefore + 0.1) * 1000 - Date.now())))
    await at.provider.pushNotBefore(notBefore)
    await expect((async () => at.hub.actor(older))()).rejects.toMatchObject({ reason: 'revoked' })
    expect(await at.hub.actor((await at.password('auditor')).access_token)).toMatchObject({ name: 'auditor' })
  })
}
