import { createHash } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { HubError } from '../errors/hub-error'
import { bytesOf } from '../kit/bytes-of'

const MOST_BYTES = 4 * 1024 * 1024

const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number())
const polygon = z.array(z.array(point).min(4)).min(1)
const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      properties: z.object({
        code: z.string().regex(/^(\d{6}|\d{9}|\d{12})$/, 'a division code of 6, 9 or 12 digits'),
      }),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Polygon'), coordinates: polygon }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
      ]),
    }),
  ),
})

/**
 * Borders of divisions as a deployer gives them: GeoJSON (RFC 7946) with `code` among each feature's properties. None are shipped, for a
 * map of China needs an approved drawing. What else the file holds is left out. Throws HubError START_FAILED.
 */
export function readBorders(file: string): string {
  const bytes = bytesOf(file, MOST_BYTES)
  if (typeof bytes === 'string') throw refused(bytes)
  try {
    return JSON.stringify(collection.parse(JSON.parse(bytes.toString('utf8'))))
  } catch (error) {
    throw refused(error instanceof z.ZodError ? z.prettifyError(error).slice(0, 500) : 'no JSON')
  }
}

const refused = (got: string) =>
  new HubError(
    'START_FAILED',
    `http.bordersFile: expected GeoJSON of divisions, got ${got}. 行政区划边界文件无法使用。`,
  )

/** Sends them at /borders.json: they are of nobody. */
export function borders(text: string): FastifyPluginAsync {
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`
  return async (app) => {
    app.get('/borders.json', (request, reply) => {
      reply.header('cache-control', 'no-cache').header('etag', tag)
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      return reply.type('application/geo+json').header('x-content-type-options', 'nosniff').send(text)
    })
  }
}
