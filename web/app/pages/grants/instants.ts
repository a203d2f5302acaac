import type { Language } from '../../language/language'

/** An instant to the second, Shanghai: with its day if that is not today. */
export function secondOf(instant: string, language: Language): string {
  const at = new Date(instant)
  const [day, time] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(at)
    .split(' ')
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date())
  return day === today ? time! : `${day}${language === 'zh' ? ' ' : ', '}${time}`
}

/** A span in milliseconds as whole days and h:mm:ss of the rest. */
export function spanOf(millis: number): { readonly days: number; readonly time: string } {
  const seconds = Math.max(0, Math.ceil(millis / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor((seconds % 86_400) / 3600), Math.floor((seconds % 3600) / 60)]
  return { days: Math.floor(seconds / 86_400), time: `${hours}:${two(minutes)}:${two(seconds % 60)}` }
}
