import { join } from 'node:path'
import { openSigned } from '@zhixing/functions/core/http/signed'
import { dispositionOf, PRIVATE } from '@zhixing/functions/core/storage/file-address'
import { Hono } from 'hono'
import * as z from 'zod'
import { refused } from '../http/gateway'
import { serveFile } from './files'
import { pathOf, takeUploads } from './signed-upload'

const Read = z.object({ path: z.string(), fileName: z.string(), expiresAt: z.number() })

/** As the bucket of evidence has it: without a signature of exactly this file that has not run out, nobody learns even whether it is there. */
export function evidenceRoutes(varFolder: string, now: () => Date): Hono {
  const folder = join(varFolder, 'evidence')
  const app = new Hono()
  app.get('*', async (context) => {
    const read = Read.safeParse(openSigned('read', context.req.query('read') ?? '')).data
    const isSigned = read && read.path === context.req.path && read.expiresAt * 1000 > now().getTime()
    if (!isSigned) return new Response('the signature does not fit', { status: 403 })
    const found = await serveFile(context.req.raw, folder, pathOf(context.req.path), PRIVATE)
    found?.headers.set('content-disposition', dispositionOf(read.fileName))
    return found ?? refused('request/not-found')
  })
  takeUploads(app, folder, now)
  return app
}
