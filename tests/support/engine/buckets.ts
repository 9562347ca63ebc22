import { mkdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { bucketRoutes } from '@zhixing/local/storage/bucket-routes'
import { Hono } from 'hono'
import { createTemporaryFolder } from '../temporary-folder'
import { filmOf } from './film-of'

interface Buckets {
  /** What the code under test and `checkpointsFolderOf` need in process.env. */
  environment: {
    CHECKPOINTS_URL: string
    CHECKPOINTS_FOLDER: string
    MEDIA_UPLOAD_URL: string
    SPREADSHEETS_URL: string
  }
  stop: () => void
}

const CHECKPOINTS = '/checkpoints'
const MEDIA = '/media'
const SPREADSHEETS = '/spreadsheets'
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }

/**
 * Buckets for checkpoints, media and table files on loopback. Checkpoints are in a temporary folder that
 * tests can read; the media bucket holds a film of every length, `/media/films/900.mp4`, `/media/films/a-85.3.mp4`, and what
 * tests upload.
 */
export async function startBuckets(): Promise<Buckets> {
  const checkpoints = createTemporaryFolder('checkpoints')
  const media = createTemporaryFolder('media')
  const spreadsheets = createTemporaryFolder('spreadsheets')
  const now = () => new Date()
  const app = new Hono()
  const films = new Map<string, Promise<void>>()
  app.use(`${MEDIA}/films/:name`, async ({ req }, next) => {
    const name = req.param('name')
    if (!films.has(name)) films.set(name, putFilm(media.path, name))
    await films.get(name)
    return next()
  })
  app.route(CHECKPOINTS, bucketRoutes({ folder: checkpoints.path, credentials, now }))
  app.route(MEDIA, bucketRoutes({ folder: media.path, credentials, now }))
  app.route(SPREADSHEETS, bucketRoutes({ folder: spreadsheets.path, credentials, now }))
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const prefix = 'shared'
  mkdirSync(join(checkpoints.path, prefix))
  return {
    environment: {
      CHECKPOINTS_URL: `${url}${CHECKPOINTS}/${prefix}/`,
      CHECKPOINTS_FOLDER: checkpoints.path,
      MEDIA_UPLOAD_URL: url,
      SPREADSHEETS_URL: url,
    },
    stop: () => {
      server.close()
      checkpoints.remove()
      media.remove()
      spreadsheets.remove()
    },
  }
}

/** The folder with the objects below a checkpoints URL. */
export function checkpointsFolderOf(url: string): string {
  const [, , prefix = ''] = new URL(url).pathname.split('/')
  return join(process.env.CHECKPOINTS_FOLDER ?? '', prefix)
}

async function putFilm(folder: string, name: string): Promise<void> {
  const [, lengthSeconds] = /^(?:\w+-)?([\d.]+)\.mp4$/.exec(name) ?? []
  if (!lengthSeconds) return
  const file = join(folder, 'films', name)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, await filmOf(Number(lengthSeconds)))
}
