// Node's environment of jest, with playwright from outside: within jest's own realm its waiting for pages never ends.
const { TestEnvironment } = require('jest-environment-node')
const { chromium } = require('playwright-core')

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup()
    this.global.chromium = chromium
  }
}
