import { createHash } from 'node:crypto'
/** An account the sign-in page offers. */
export interface Account {
  readonly username: string
  readonly firstName: string
}

/** A page with the Content-Security-Policy it needs. */
export interface Page {
  readonly html: string
  readonly policy: string
}

const STYLE = `body{font:16px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;margin:0;background:#f4f5f7;color:#1f2328}
main{max-width:46rem;margin:3rem auto;padding:2rem;background:#fff;border:1px solid #d9dce1;border-radius:8px}
h1{font-size:1.4rem;margin:0 0 .5rem}p{margin:.3rem 0 1rem;color:#57606a}.error{color:#b3261e}
ul{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(12rem,1fr));gap:.5rem}
button{width:100%;padding:.5rem .7rem;text-align:left;font:inherit;border:1px solid #c9ced6;border-radius:6px;background:#fff;cursor:pointer}
button:hover,button:focus{border-color:#1a5fb4;background:#eef4fc}button b{display:block}
button.hint{border:2px solid #1a5fb4}details{margin-top:1rem}label{display:block;margin:.5rem 0}input{font:inherit;width:100%;box-sizing:border-box;padding:.4rem}`

const SUBMIT = 'document.forms[0].submit()'

/** The sign-in page: one click for each demo account, and name and password as Keycloak asks for them. */
export function loginPage(action: string, users: readonly Account[], hint: string | null, failed: boolean): Page {
  const hinted = users.filter((user) => user.username === hint)
  const others = users.filter((user) => user.username !== hint)
  const button = (user: Account) =>
    `<li><button name="account" value="${escape(user.username)}"${user.username === hint ? ' class="hint" autofocus' : ''}>` +
    `<b>${escape(user.firstName)}</b>${escape(user.username)}</button></li>`
  return page(
    '登录 Sign in',
    `<h1>童联 Tonglian · 登录 Sign in</h1>
<p>演示环境，数据均为虚构。选择一个账户。Demonstration with made-up data: choose an account.</p>
${failed ? '<p class="error" role="alert">账户或密码不正确。Wrong account or password.</p>' : ''}
<form method="post" action="${escape(action)}"><ul>${[...hinted, ...others].map(button).join('')}</ul></form>
<details><summary>用户名和密码 User name and password</summary>
<form id="kc-form-login" method="post" action="${escape(action)}">
<label>用户名 User name <input name="username" autocomplete="username" value="${escape(hint ?? '')}"></label>
<label>密码 Password <input name="password" type="password" autocomplete="current-password"></label>
<button>登录 Sign in</button></form></details>`,
  )
}

/** The hub's sign-out button was the decision; this page only carries it on, with a button where scripts are off. */
export function logoutPage(form: string): Page {
  const body = `<h1>正在退出 Signing out</h1>${form.replace('</form>', '<input type="hidden" name="logout" value="yes"><button>退出 Sign out</button></form>')}<script>${SUBMIT}</script>`
  return page('退出 Sign out', body, `; script-src 'sha256-${createHash('sha256').update(SUBMIT).digest('base64')}'`)
}

/** One sentence, and a link on when there is a way on. */
export function messagePage(sentence: string, next: string | null = null): Page {
  const link = next === null ? '' : `<p><a href="${escape(next)}">重新登录 Sign in again</a></p>`
  return page('童联 Tonglian', `<h1>童联 Tonglian</h1><p role="alert">${escape(sentence)}</p>${link}`)
}

function page(title: string, body: string, scripts = ''): Page {
  const style = createHash('sha256').update(STYLE).digest('base64')
  return {
    html: `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body><main>${body}</main></body></html>`,
    policy: `default-src 'none'; style-src 'sha256-${style}'; frame-ancestors 'none'; base-uri 'none'${scripts}`,
  }
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
