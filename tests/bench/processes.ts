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

/** Starts a program and resolves when it prints `listening <port>`. */
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

export const runForOutput = (file: string, engine: string): string =>
  execFileSync(process.execPath, [file], { env: environmentOf(engine), encoding: 'utf8' })

/** Runs a script to its end; resolves to whether it exited with 0. */
export const runScript = (folder: string, script: string, ...words: string[]): Promise<boolean> =>
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

/** Resident megabytes of a process and its descendants. */
export function residentMegabytes(pid: number): { pid: number; command: string; megabytes: number }[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = readStatusField(Number(name), 'PPid')
    if (parent) parents.set(Number(name), Number(parent))
  }
  const isBelow = (each: number): boolean => each === pid || isBelowParent(parents.get(each))
  const isBelowParent = (parent: number | undefined): boolean =>
    parent !== undefined && parent > 1 && isBelow(parent)
  return [...parents.keys()].filter(isBelow).map((each) => ({
    pid: each,
    command: readFileSync(`/proc/${each}/cmdline`, 'utf8').replaceAll('\0', ' ').trim().slice(0, 120),
    megabytes: Math.round(Number.parseInt(readStatusField(each, 'VmRSS') ?? '0', 10) / 1024),
  }))
}

function readStatusField(pid: number, name: string): string | undefined {
  try {
    return new RegExp(`^${name}:\\s*(.+)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  } catch {
    return undefined // the process has ended
  }
}
