/** react-aria brings its few words in thirty languages; the application speaks two of them. */
export function twoLanguages() {
  return {
    name: 'two-languages',
    enforce: 'pre',
    load(id) {
      const language = /[\\/]react-(?:aria|stately)[\\/].*[\\/]intl[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id)?.[1]
      return language && language !== 'zh-CN' && language !== 'en-US' ? 'export default {}' : null
    },
  }
}
