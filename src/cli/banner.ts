import type { Config } from '../config/load-config'
import { SHOWCASE } from '../demo'
import { formatChildId, mintChildId } from '../identity/child-id'
import { childIdSecret } from '../app-settings'

/** What is printed when the hub is up: where to look, whom to be, what to ask. */
export function banner(config: Config, publicUrl: string, seconds: number): string {
  if (config.auth.issuer !== null)
    return `\n童联 Tonglian is up at ${publicUrl} (${seconds} s). GraphQL: ${publicUrl}/graphql\n`
  const child = formatChildId(mintChildId(childIdSecret(config), `id-number ${SHOWCASE.idNumber}`))
  const query = `{ child(id: \\"${child}\\") { name age education { rollState attendanceBand } health { disabilityClass } welfare { guardianshipType } } }`
  return `
童联 Tonglian is up (${seconds} s).

  Look    ${publicUrl}            the pages: choose an account, then what for
          ${publicUrl}/explorer   the explorer, with first queries ready to run
          ${publicUrl}/graphql    GraphQL over HTTP

  Be      education · police · doctor · civil-affairs · school · director · supervisor · analyst · auditor
          to sign a return: school-reviewer, school-head · education-reviewer, education-head
          (the password is the name and -demo: education-demo)

  Try     TOKEN=$(curl -s ${publicUrl}/realms/tonglian/protocol/openid-connect/token \\
            -d grant_type=password -d client_id=tonglian-web -d username=education -d password=education-demo \\
            | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
          curl -s ${publicUrl}/graphql -H "authorization: Bearer $TOKEN" -H 'content-type: application/json' \\
            -d '{"query":"${query}"}'
          then the same as doctor, director, analyst: another answer each time.

  Numbers node bin/tonglian.cjs release   publishes those of last month (in another shell); look at them as analyst

  Stop    Ctrl-C
`
}
