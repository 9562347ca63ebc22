import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A child process as its process file records it. */
interface RecordedProcess {
  pid: number
  /** Process id of the parent that started it. */
  parent: number
  /** A part of its command line, which tells it from a later process with the same id. */
  path: string
  /** The process leads a process group, and the whole group is to be ended. */
  group?: boolean
}

interface RunningProcess {
  parent: number
  command: string
}

const END_TIMEOUT_MS = 5000

/** Records a running child, so that the next start can end it if this process is killed. */
export const writeProcessFile = (file: string, recorded: RecordedProcess) =>
  writeFileSync(file, JSON.stringify(recorded))

export const removeProcessFile = (file: string) => rmSync(file, { force: true })

/**
 * Kills the recorded process if its parent is gone: a child survives a killed parent, and two engines on
 * one file would corrupt it. Does nothing if the process has ended or its id belongs to another program.
 * Throws if the recorded parent still runs: then another instance is using the path.
 */
export async function killOrphan(file: string): Promise<void> {
  const recorded = existsSync(file) ? parseRecord(readFileSync(file, 'utf8')) : undefined
  const running = recorded && findProcess(recorded.pid)
  if (!recorded || !running?.command.includes(recorded.path)) return removeProcessFile(file)
  if (running.parent === recorded.parent)
    throw new Error(`${recorded.path} is in use by process ${recorded.parent}: stop it first`)
  process.kill(recorded.group ? -recorded.pid : recorded.pid, 'SIGKILL')
  const isRunning = () => findProcess(recorded.pid)?.command.includes(recorded.path)
  const deadline = Date.now() + END_TIMEOUT_MS
  while (isRunning() && Date.now() < deadline) await sleep(20)
  removeProcessFile(file)
}

function parseRecord(text: string): RecordedProcess | undefined {
  try {
    const recorded = JSON.parse(text) as RecordedProcess
    const isValid = Number.isInteger(recorded.pid) && recorded.pid > 1 && typeof recorded.path === 'string'
    return isValid ? recorded : undefined
  } catch {
    return undefined // the file was cut short when its writer was killed
  }
}

function findProcess(pid: number): RunningProcess | undefined {
  try {
    return existsSync('/proc/self/stat') ? readProcFolder(pid) : askPs(pid)
  } catch {
    return undefined
  }
}

function readProcFolder(pid: number): RunningProcess {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  // The program's name in parentheses may contain any character. The state and the parent follow it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return { parent: Number(fields[1]), command }
}

function askPs(pid: number): RunningProcess {
  const line = execFileSync('ps', ['-o', 'ppid=,args=', '-p', `${pid}`], { encoding: 'utf8' })
  const [parent = '', ...command] = line.trim().split(/\s+/)
  return { parent: Number(parent), command: command.join(' ') }
}
