import { describeBrowser } from './suite/browser-steps'
import { describeOperator } from './suite/operator-steps'
import { describeTokens } from './suite/token-steps'
import { SignInBench, type SignInProvider } from './support/sign-in-bench'

export type { SignInProvider } from './support/sign-in-bench'

/** The whole of sign-in against a provider: the embedded one and a real Keycloak must pass it alike. */
export function describeSignIn(name: string, start: () => Promise<SignInProvider>, startMillis = 30_000): void {
  describe(`sign-in with ${name}`, () => {
    const bench = new SignInBench()
    beforeAll(() => bench.start(start), startMillis)
    afterAll(() => bench.stop(), 60_000)
    afterEach(() => {
      bench.ahead = 0
    })
    describeTokens(bench)
    describeBrowser(bench)
    describeOperator(bench)
  })
}
