import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

interface Left {
  pid: number
  parent: number
  path: string // stands in its command line
  group?: boolean // it leads a process group, which ends with it
}

/** Written beside the engine's file, so that whoever opens that file next knows who had it open. */
export const leaveNote = (note: string, left: Left) => writeFileSync(note, JSON.stringify(left))

export const removeNote = (note: string) => rmSync(note, { force: true })

/**
 * An engine outlives a parent that was killed, and two engines on one file would corrupt it. Ends exactly the process the note names, and only
 * if it still is that engine and has lost its parent; an engine whose parent lives belongs to another instance, which is refused by name.
 */
export async function endOrphan(note: string): Promise<void> {
  const left = existsSync(note) ? leftOf(readFileSync(note, 'utf8')) : undefined
  const found = left && processOf(left.pid)
  if (!left || !found?.command.includes(left.path)) return removeNote(note)
  if (found.parent === left.parent)
    throw new Error(`${left.path} is in use by process ${left.parent}: stop it first`)
  process.kill(left.group ? -left.pid : left.pid, 'SIGKILL')
  for (
    const until = Date.now() + 5000;
    processOf(left.pid)?.command.includes(left.path) && Date.now() < until;
  )
    await sleep(20)
  removeNote(note)
}

function leftOf(text: string): Left | undefined {
  try {
    const left = JSON.parse(text) as Left
    return Number.isInteger(left.pid) && left.pid > 1 && typeof left.path === 'string' ? left : undefined
  } catch {
    // Torn by the very kill it is there for.
    return undefined
  }
}

function processOf(pid: number): { parent: number; command: string } | undefined {
  try {
    if (!existsSync('/proc/self/stat')) {
      const [parent = '', ...command] = execFileSync('ps', ['-o', 'ppid=,args=', '-p', `${pid}`], {
        encoding: 'utf8',
      })
        .trim()
        .split(/\s+/)
      return { parent: Number(parent), command: command.join(' ') }
    }
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    // The name in brackets may hold anything, so the fields are counted from the last bracket: state, parent.
    const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
    return { parent, command }
  } catch {
    return undefined
  }
}
