import { FileQuota } from '../../src/http/file-quota'
import { refused } from '../pupil-lists/made-up'

test('four files at a time, one of an account; an end frees one place, told twice or not', async () => {
  const quota = new FileQuota()
  const ends = ['a', 'b', 'c', 'd'].map((subject) => quota.take(subject))
  expect(await refused(() => quota.take('a'))).toMatch(/^RATE_LIMITED/)
  expect(await refused(() => quota.take('e'))).toMatch(/^FILES_FULL/)
  ends[0]!()
  ends[0]!()
  expect(await refused(() => quota.take('b'))).toMatch(/^RATE_LIMITED/)
  const again = quota.take('a')
  expect(await refused(() => quota.take('e'))).toMatch(/^FILES_FULL/)
  again()
  quota.take('e')()
})
