import { fetchSigned } from './aws/fetch-signed'

interface ParametersAnswer {
  Parameters: { Name: string; Value: string }[]
  InvalidParameters?: string[]
}

/** SSM takes no more names in one call. */
const NAMES_PER_CALL = 10

/**
 * The decrypted parameters below `path` in SSM, by name. Throws if one is missing, except `PREVIOUS_…`,
 * which exists only while a key is being replaced. Called once at a cold start, with the function's own
 * credentials.
 */
export async function fetchSecrets(path: string, names: string[]): Promise<Record<string, string>> {
  const calls: Promise<Record<string, string>>[] = []
  for (let from = 0; from < names.length; from += NAMES_PER_CALL)
    calls.push(fetchParameters(path, names.slice(from, from + NAMES_PER_CALL)))
  return Object.assign({}, ...(await Promise.all(calls)))
}

async function fetchParameters(path: string, names: string[]): Promise<Record<string, string>> {
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
  const missing = InvalidParameters?.filter((name) => !name.startsWith(`${path}/PREVIOUS_`)) ?? []
  if (missing.length) throw new Error(`SSM has no ${missing.join(', ')}`)
  return Object.fromEntries(Parameters.map(({ Name, Value }) => [Name.slice(path.length + 1), Value]))
}
