import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { twoLanguages } from './two-languages-plugin.mjs'
import { words } from './words-plugin.mjs'

const at = (place) => fileURLToPath(new URL(place, import.meta.url))

const SHARED = /[\\/]web[\\/](app[\\/](parts[\\/](?!chart)|hub[\\/]|language[\\/])|generated[\\/]terms)/

export default defineConfig({
  root: at('../app'),
  base: '/',
  plugins: [words(), twoLanguages()],
  json: { stringify: true },
  oxc: { jsx: { runtime: 'automatic' } },
  resolve: {
    alias: {
      // Messages are parsed by the words plugin: no parser goes to the browser.
      '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js',
      '@generated': at('../generated'),
    },
  },
  build: {
    outDir: at('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What draws charts is the largest, and loaded last: test/web/frame.web.ts has its budget.
    chunkSizeWarningLimit: 520,
    manifest: 'manifest.json',
    rolldownOptions: {
      // What pages share comes in one file with the frame: on a slow line each file more waits for its turn.
      output: { codeSplitting: { groups: [{ name: 'shared', test: SHARED, minShareCount: 2 }] } },
      // Libraries mark their files for servers that render: it means nothing here.
      onLog: (level, log, tell) => log.code === 'MODULE_LEVEL_DIRECTIVE' || tell(level, log),
    },
  },
})
