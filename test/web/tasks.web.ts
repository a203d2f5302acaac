import type { Browser } from 'playwright-core'
import { granted, request } from '../grants/support/counter'
import { asOwner } from '../hub/support/all-seeing'
import { showcaseUuid } from '../hub/support/sample'
import { startTestHub, type Answer, type TestHub } from '../support/hub'
import { openWindow, shoot, signInByPage, startBrowser, type Language, type Window } from './support/browser'
import { documentNamed } from './support/documents'
import { follow } from './support/keyboard'
import { childAs, says, valueAt } from './support/oracle'
import { FIELD, NOTE, TASKS, type Task } from './support/tasks'

/** What each account comes for, from sign-in to the answer, in both languages, without a mouse. The answer is the API's. */
let hub: TestHub
let browser: Browser
let uuid: string
beforeAll(async () => {
  hub = await startTestHub({ children: 400, pages: true })
  browser = await startBrowser()
  uuid = await showcaseUuid(hub)
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
})

const LANGUAGES = ['zh', 'en'] as const
const walks = TASKS.flatMap((task) => LANGUAGES.map((language) => [task.account, language, task] as const))

test.each(walks)('%s (%s) by keyboard alone', async (account, language, task) => {
  if (task.answer.kind === 'decided') {
    await asOwner(hub, 'hub', 'TRUNCATE access_grant, change_key')
    granted(await request(hub, 'education', `child:${uuid}`, { reason: '学生多次缺勤，需了解筛查结果' }))
  }
  if (task.answer.kind === 'readers') await childAs(hub, 'education', 'dropout-control', `child:${uuid}`)
  const window = await openWindow(browser, language)
  const { page, context, complaints } = window
  await signInByPage(window, hub, account)
  await page.evaluate(() => addEventListener('pointerdown', () => console.error('a mouse was used'), true))
  const steps = task.steps.map((step) => ('type' in step && step.type === '{child}' ? { type: `child:${uuid}` } : step))
  await follow(page, [{ enter: { zh: task.words.zh, en: task.words.en } }, ...steps], language)
  await ANSWERS[task.answer.kind](window, task, language)
  expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en')
  await shoot(page, `task-${account}-${language}`)
  expect(complaints).toEqual([])
  await context.close()
})

type Check = (window: Window, task: Task, language: Language) => Promise<void>

const ANSWERS: Record<Task['answer']['kind'], Check> = {
  async child({ page }, task, language) {
    const { account, purpose, answer } = task
    if (answer.kind !== 'child') throw new TypeError('expected a child')
    const { where, place, section } = answer
    const asked = await askAs(task, 'Children', { where, saved: null, orderBy: null, first: place + 1, after: null })
    const { id, name } = asked.data.children.edges[place].node
    await page.locator('article.child h1').waitFor()
    expect(page.url()).toBe(`${hub.url}/#/child/${id.replace('child:', '')}`)
    expect(await page.locator('h1').textContent()).toBe(name)
    const { child } = await childAs(hub, account, purpose, id)
    const shown = await page.locator(`dd [data-field^="${section}."]:not(.lock)`).all()
    expect(shown.length).toBeGreaterThan(3)
    for (const one of shown) {
      const [at, text] = [(await one.getAttribute('data-field'))!, (await one.textContent())!.trim()]
      expect([at, text, says(text, valueAt(child, at) ?? null, language)]).toEqual([at, text, true])
    }
  },

  async absent({ page }, task) {
    const { data } = await askAs(task, 'Pupils', { first: 200, after: null, from: '2000-01' })
    const absent = (data.children.edges as { node: { name: string; education: { attendanceBand: string } } }[])
      .filter(({ node }) => ['POOR', 'ABSENT'].includes(node.education.attendanceBand))
      .map(({ node }) => node.name)
    await page.locator('article.child h1').waitFor()
    expect(absent).toContain(await page.locator('h1').textContent())
    expect(await page.locator('[data-field^="education.attendance."]').count()).toBeGreaterThan(0)
  },

  async due({ page }, task) {
    const where = { receivesAid: { isNull: false } }
    const { data } = await askAs(task, 'MyList', { where, first: 100, after: null })
    const nodes = (data.children.edges as { node: { name: string; welfare: { visitOverdue: boolean } } }[]).map(({ node }) => node) // prettier-ignore
    const overdue = nodes.filter(({ welfare }) => welfare.visitOverdue)
    await page.locator('article.child h1').waitFor()
    expect((overdue.length > 0 ? overdue : nodes).map(({ name }) => name)).toContain(
      await page.locator('h1').textContent(),
    )
    expect(await page.locator('[data-registry=CIVIL_AFFAIRS] dd [data-field]').count()).toBeGreaterThan(0)
  },

  async right({ page }, task) {
    const { data } = await askAs(task, 'MyRights', {})
    const right = (data.myRights as Record<string, unknown>[]).find(({ field }) => field === FIELD)!
    const part = (name: string) => page.locator(`[data-field="${FIELD}"] [data-part=${name}]`).textContent()
    expect(await part('basis')).toBe(right['basis'])
    expect(await part('rule')).toBe(right['rule'])
    expect(right['statistics']).toBe(true)
    expect(await page.locator(`[data-field="${FIELD}"] .level-numbers`).count()).toBe(1)
  },

  async readers({ page }, task, language) {
    await page.getByText(language === 'zh' ? /^共 \d+ 条$/ : /^\d+ (entry|entries)$/).waitFor()
    const { data } = await askAs(task, 'AuditTrail', { where: { child: `child:${uuid}` }, first: 50, after: null })
    const entries = (data.auditTrail.nodes as { id: string }[]).map(({ id }) => id)
    expect(entries.length).toBeGreaterThan(0)
    const shown = await page.locator('[data-entry]').evaluateAll((all) => all.map((one) => one.getAttribute('data-entry'))) // prettier-ignore
    expect(shown).toEqual(entries)
  },

  async decided({ page }, _task, language) {
    await page
      .locator('.done')
      .getByText(language === 'zh' ? '已批准' : 'Approved')
      .waitFor()
    const { data } = await hub.ask('education', '{ myGrants { state note } }')
    expect(data.myGrants).toEqual([{ state: 'APPROVED', note: NOTE[language] }])
  },
}

function askAs({ account, purpose }: Task, document: string, variables: Record<string, unknown>): Promise<Answer> {
  return hub.ask(account, documentNamed(document).text, variables, { 'x-purpose': purpose })
}
