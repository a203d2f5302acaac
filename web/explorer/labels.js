'use strict'

// GraphiQL's editors have no names, and its tabs are lists that say they are tabs: mended here, whenever it draws them, for screen readers.
window.TONGLIAN_LABELS = function (container, word) {
  const EDITORS = [
    ['.graphiql-query-editor textarea', 'editorQuery'],
    ['.graphiql-editor-tool textarea', 'editorVariables'],
    ['.result-window textarea', 'editorAnswer'],
  ]
  const set = (element, name, value) => element.getAttribute(name) === value || element.setAttribute(name, value)

  function mend() {
    for (const [selector, name] of EDITORS)
      for (const area of container.querySelectorAll(selector)) set(area, 'aria-label', word(name))
    for (const scroller of container.querySelectorAll('.CodeMirror-scroll')) set(scroller, 'tabindex', '0')
    for (const list of container.querySelectorAll('.graphiql-tabs')) set(list, 'role', 'group')
    for (const tab of container.querySelectorAll('.graphiql-tab')) {
      set(tab, 'role', 'none')
      tab.removeAttribute('aria-selected')
      const current = tab.classList.contains('graphiql-tab-active')
      const button = tab.querySelector('.graphiql-tab-button')
      if (button) set(button, 'aria-current', String(current))
    }
  }

  new MutationObserver(mend).observe(container, {
    subtree: true,
    childList: true,
    attributeFilter: ['role', 'aria-selected', 'class'],
  })
}
