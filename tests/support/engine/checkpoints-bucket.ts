import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { bucketRoutes } from '@zhixing/local/storage/bucket-routes'
import { Hono } from 'hono'
import { createTemporaryFolder } from '../temporary-folder'

interface CheckpointsBucket {
  /** What the code under test and `checkpointsFolderOf` need in process.env. */
  environment: { CHECKPOINTS_URL: string; CHECKPOINTS_FOLDER: string }
  stop: () => void
}

const MOUNT = '/checkpoints'

/** A bucket for checkpoints on loopback, over a temporary folder that tests can read. */
export async function startCheckpointsBucket(): Promise<CheckpointsBucket> {
  const { path: folder, remove } = createTemporaryFolder('checkpoints')
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const app = new Hono().route(MOUNT, bucketRoutes({ folder, credentials, now: () => new Date() }))
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const { port } = server.address() as AddressInfo
  const prefix = 'shared'
  mkdirSync(join(folder, prefix))
  return {
    environment: {
      CHECKPOINTS_URL: `http://127.0.0.1:${port}${MOUNT}/${prefix}/`,
      CHECKPOINTS_FOLDER: folder,
    },
    stop: () => {
      server.close()
      remove()
    },
  }
}

/** The folder with the objects below a checkpoints URL. */
export function checkpointsFolderOf(url: string): string {
  const [, , prefix = ''] = new URL(url).pathname.split('/')
  return join(process.env.CHECKPOINTS_FOLDER ?? '', prefix)
}
