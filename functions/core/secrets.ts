import { fetchSigned } from './aws/fetch-signed'

interface ParametersAnswer {
  Parameters: { Name: string; Value: string }[]
  InvalidParameters?: string[]
}

/**
 * The decrypted parameters below `path` in SSM, by name; one call takes at most ten names. Throws if one is
 * missing. Called once at a cold start, with the function's own credentials.
 */
export async function fetchSecrets(path: string, names: string[]): Promise<Record<string, string>> {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
    AWS_SESSION_TOKEN: sessionToken,
    AWS_REGION: region = 'cn-northwest-1',
  } = process.env
  const url = new URL(`https://ssm.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`)
  const request = {
    method: 'POST' as const,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameters' },
    body: JSON.stringify({ Names: names.map((name) => `${path}/${name}`), WithDecryption: true }),
  }
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  const response = await fetchSigned(url, request, { region, service: 'ssm' }, credentials)
  if (!response.ok) throw new Error(`SSM answered ${response.status} for ${path}`)
  const { Parameters, InvalidParameters } = (await response.json()) as ParametersAnswer
  if (InvalidParameters?.length) throw new Error(`SSM has no ${InvalidParameters.join(', ')}`)
  return Object.fromEntries(Parameters.map(({ Name, Value }) => [Name.slice(path.length + 1), Value]))
}
