/** What the hub wrote into the page. */
export interface Settings {
  /** Accounts to switch to with one click; empty outside the demo. */
  readonly demoAccounts: readonly string[]
  /** Whether /borders.json has borders of divisions. */
  readonly borders: boolean
  /** Registries that the demo can make slow or down; absent outside the demo. */
  readonly whatIf?: readonly string[]
}

export const SETTINGS: Settings = JSON.parse(
  document.querySelector<HTMLMetaElement>('meta[name="tonglian-settings"]')?.content ??
    '{"demoAccounts":[],"borders":false}',
) as Settings
