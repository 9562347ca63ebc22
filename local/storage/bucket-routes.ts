import { type Context, Hono } from 'hono'
import { type AwsCredentials, isSignatureValid } from './aws-signature-check'
import { pathBelowMount } from './mounted-path'
import { serveStaticFile } from './static-file'
import { objectFile, type StoreResult, storeObject } from './stored-object'

export interface BucketOptions {
  folder: string
  credentials: AwsCredentials
  now: () => Date
}

/** The console may be open under another host name than the signed one; the signature decides. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'PUT',
  'access-control-allow-headers': 'content-type, x-amz-checksum-sha256',
}

/** S3's error codes as plain text, because functions/ reads the status only. */
const respond = (status: number, code: string | null = null) => new Response(code, { status, headers: cors })

const responses: Record<StoreResult, [status: number, code?: string]> = {
  stored: [200],
  exists: [412, 'PreconditionFailed'],
  incomplete: [400, 'IncompleteBody'],
  'bad-digest': [400, 'BadDigest'],
}

/**
 * A folder that answers as a private S3 bucket: signed PUT and GET, `If-None-Match: *`,
 * `x-amz-checksum-sha256`, and `response-*` parameters. An unsigned request does not reveal which objects
 * exist.
 */
export function bucketRoutes({ folder, credentials, now }: BucketOptions): Hono {
  const app = new Hono()
  const isSigned = ({ req }: Context) => isSignatureValid(req.raw, credentials, now())

  app.options('*', () => respond(204))

  app.put('*', async (context) => {
    const { req } = context
    const path = pathBelowMount(req.path)
    if (path === undefined) return respond(400, 'InvalidURI')
    if (!(await isSigned(context))) return respond(403, 'SignatureDoesNotMatch')
    const file = objectFile(folder, path)
    if (!file || !req.raw.body) return respond(400, 'InvalidRequest')
    const length = req.header('content-length')
    const result = await storeObject(file, {
      body: req.raw.body,
      length: length === undefined ? undefined : Number(length),
      checksum: req.header('x-amz-checksum-sha256'),
      onlyIfAbsent: req.header('if-none-match') === '*',
    })
    return respond(...responses[result])
  })

  app.get('*', async (context) => {
    const { req } = context
    const path = pathBelowMount(req.path)
    if (path === undefined) return respond(400, 'InvalidURI')
    if (!(await isSigned(context))) return respond(403, 'SignatureDoesNotMatch')
    const cacheControl = req.query('response-cache-control') ?? 'no-cache'
    const found = await serveStaticFile(req.raw, folder, path, cacheControl)
    if (!found) return respond(404, 'NoSuchKey')
    const disposition = req.query('response-content-disposition')
    if (disposition) found.headers.set('content-disposition', disposition)
    return found
  })
  return app
}
