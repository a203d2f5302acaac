'use strict'

// A way out of the editors by keyboard: they take Tab for themselves, so after Escape the next Tab is the browser's.
window.TONGLIAN_KEYBOARD = function (leaving) {
  let armed = false
  const set = (on) => {
    armed = on
    leaving(on)
  }
  document.addEventListener(
    'keydown',
    (event) => {
      if (!event.target.closest || !event.target.closest('.CodeMirror')) return
      if (event.key === 'Escape') return set(true)
      if (event.key === 'Shift') return
      if (event.key === 'Tab' && armed) event.stopPropagation() // CodeMirror does not see it; focus moves
      set(false)
    },
    true,
  )
}
