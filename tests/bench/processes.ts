import { execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export interface Server {
  port: number
  pid: number
  stop: () => void
}

const environmentOf = (engine: string) => ({
  ...process.env,
  DYNAMODB_ENDPOINT: engine,
  NODE_OPTIONS: '--no-warnings',
})

/** A program that says `listening <port>` when it does. */
export function startServer(file: string, engine: string): Promise<Server> {
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environmentOf(engine),
  })
  process.once('exit', () => child.kill())
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
    child.stdout?.on('data', (line: Buffer) => {
      const port = /listening (\d+)/.exec(String(line))?.[1]
      if (port) resolve({ port: Number(port), pid: child.pid ?? 0, stop: () => child.kill() })
    })
  })
}

export const outputOf = (file: string, engine: string): string =>
  execFileSync(process.execPath, [file], { env: environmentOf(engine), encoding: 'utf8' })

/** Runs a script of this folder to its end; true if it was content. */
export const runTo = (folder: string, script: string, ...words: string[]): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `${folder}${script}`, ...words], {
      stdio: 'inherit',
    })
    child.once('exit', (code) => resolve(code === 0))
  })

/** Processor time in microseconds: user and system, in ticks of 10 ms. */
export function cpuMicroseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10_000
}

/** Megabytes resident, of a process and everything it has started. */
export function residentMegabytes(pid: number): { pid: number; command: string; megabytes: number }[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = field(Number(name), 'PPid')
    if (parent) parents.set(Number(name), Number(parent))
  }
  const isBelow = (each: number): boolean => each === pid || isBelowParent(parents.get(each))
  const isBelowParent = (parent: number | undefined): boolean =>
    parent !== undefined && parent > 1 && isBelow(parent)
  return [...parents.keys()].filter(isBelow).map((each) => ({
    pid: each,
    command: readFileSync(`/proc/${each}/cmdline`, 'utf8').replaceAll('\0', ' ').trim().slice(0, 120),
    megabytes: Math.round(Number.parseInt(field(each, 'VmRSS') ?? '0', 10) / 1024),
  }))
}

function field(pid: number, name: string): string | undefined {
  try {
    return new RegExp(`^${name}:\\s*(.+)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  } catch {
    return undefined // it has just ended
  }
}
