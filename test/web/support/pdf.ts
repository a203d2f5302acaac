import { inflateSync } from 'node:zlib'

/** The text of each page of a PDF that Chromium printed, without white space: its fonts tell which glyph is which character. */
export function textOfPages(pdf: Buffer): string[] {
  const objects = new Map<string, string>()
  for (const [, name, body] of pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\sendobj/g))
    objects.set(name!, body!)
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body))
  if (pages.length === 0) throw new TypeError('expected a PDF with pages')
  return pages.map((page) => textOf(page, objects).replace(/\s+/g, ''))
}

type Objects = ReadonlyMap<string, string>

/** Of a page or of a form that it draws. */
function textOf(body: string, objects: Objects): string {
  const resources = follow(body, 'Resources', objects)
  const fonts = new Map(
    references(follow(resources, 'Font', objects)).map(([name, font]) => [name, charactersOf(objects.get(font)!, objects)]), // prettier-ignore
  )
  const forms = new Map(references(follow(resources, 'XObject', objects)))
  const content = /\/Type\s*\/Page\b/.test(body) ? objects.get(/\/Contents\s+(\d+) 0 R/.exec(body)![1]!)! : body
  let characters: ReadonlyMap<string, string> = new Map()
  let text = ''
  for (const [, font, hex, form] of streamOf(content).matchAll(/\/(\S+) [\d.]+ Tf|<([\da-fA-F]+)>|\/(\S+) Do/g)) {
    if (font !== undefined) characters = fonts.get(font) ?? new Map()
    if (hex !== undefined) text += written(hex, characters)
    const drawn = form === undefined ? undefined : objects.get(forms.get(form) ?? '')
    if (drawn && /\/Subtype\s*\/Form/.test(drawn)) text += textOf(drawn, objects)
  }
  return text
}

function written(hex: string, characters: ReadonlyMap<string, string>): string {
  const width = [...characters.keys()][0]?.length ?? 4
  return (hex.match(new RegExp(`.{${width}}`, 'g')) ?? [])
    .map((code) => characters.get(code.toUpperCase()) ?? '')
    .join('')
}

/** A font's ToUnicode map: code, in hex, to character. */
function charactersOf(font: string, objects: Objects): ReadonlyMap<string, string> {
  const map = /\/ToUnicode\s+(\d+) 0 R/.exec(font)?.[1]
  const found = new Map<string, string>()
  if (map === undefined) return found
  const cmap = streamOf(objects.get(map)!)
  for (const [, part] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, to] of part!.matchAll(/<(\w+)>\s*<(\w+)>/g)) found.set(code!.toUpperCase(), fromUtf16(to!))
  for (const [, part] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from, until, to] of part!.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let code = parseInt(from!, 16); code <= parseInt(until!, 16); code += 1) {
        const place = code - parseInt(from!, 16)
        const key = code.toString(16).toUpperCase().padStart(from!.length, '0')
        found.set(key, fromUtf16((parseInt(to!, 16) + place).toString(16).padStart(to!.length, '0')))
      }
  return found
}

function fromUtf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}

function streamOf(body: string): string {
  const from = /stream\r?\n/.exec(body)!
  const bytes = Buffer.from(body.slice(from.index + from[0].length, body.lastIndexOf('endstream')), 'latin1')
  return (/\/FlateDecode/.test(body.slice(0, from.index)) ? inflateSync(bytes) : bytes).toString('latin1')
}

/** A dictionary's member: a dictionary in it, or the object that it names. */
function follow(body: string, name: string, objects: Objects): string {
  const at = new RegExp(`/${name}\\s*(?:(\\d+) 0 R|<<)`).exec(body)
  if (!at) return ''
  if (at[1] !== undefined) return objects.get(at[1]) ?? ''
  let depth = 0
  for (const { 0: bracket, index } of body.slice(at.index).matchAll(/<<|>>/g)) {
    depth += bracket === '<<' ? 1 : -1
    if (depth === 0) return body.slice(at.index, at.index + index)
  }
  return ''
}

function references(dictionary: string): [string, string][] {
  return [...dictionary.matchAll(/\/(\S+)\s+(\d+) 0 R/g)].map(([, name, object]) => [name!, object!])
}
