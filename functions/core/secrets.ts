import { AwsClient } from 'aws4fetch'

/** SSM GetParameters (at most ten names a call), decrypted; signed by hand so that no SDK client is bundled for one call at cold start. */
export async function readSecrets(path: string, names: string[]): Promise<Record<string, string>> {
  const {
    AWS_ACCESS_KEY_ID = '',
    AWS_SECRET_ACCESS_KEY = '',
    AWS_SESSION_TOKEN,
    AWS_REGION = 'cn-northwest-1',
  } = process.env
  const aws = new AwsClient({
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    region: AWS_REGION,
    service: 'ssm',
  })
  const host = `ssm.${AWS_REGION}.amazonaws.com${AWS_REGION.startsWith('cn-') ? '.cn' : ''}`
  const response = await aws.fetch(`https://${host}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameters' },
    body: JSON.stringify({ Names: names.map((name) => `${path}/${name}`), WithDecryption: true }),
  })
  if (!response.ok) throw new Error(`SSM answered ${response.status} for ${path}`)
  const { Parameters, InvalidParameters } = (await response.json()) as {
    Parameters: { Name: string; Value: string }[]
    InvalidParameters?: string[]
  }
  if (InvalidParameters?.length) throw new Error(`SSM has no ${InvalidParameters.join(', ')}`)
  return Object.fromEntries(Parameters.map(({ Name, Value }) => [Name.slice(path.length + 1), Value]))
}
