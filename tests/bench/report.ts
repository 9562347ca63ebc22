import { mkdirSync, writeFileSync } from 'node:fs'
import { arch, cpus, release } from 'node:os'

export interface FigureClaim {
  figure: string
  value: number
  target: string
  isMet: boolean
  /** Printed with the figure reached, but not promised: it does not decide the exit code. */
  isGoal?: true
}

export const atMost = (figure: string, value: number, limit: number): FigureClaim => ({
  figure,
  value,
  target: `≤ ${formatFigure(limit)}`,
  isMet: value <= limit,
})
export const atLeast = (figure: string, value: number, limit: number): FigureClaim => ({
  figure,
  value,
  target: `≥ ${formatFigure(limit)}`,
  isMet: value >= limit,
})

export const goal = (claim: FigureClaim): FigureClaim => ({
  ...claim,
  target: `goal ${claim.target}`,
  isGoal: true,
})

/**
 * Prints the figures beside their targets and writes them, with machine and date, to var/bench. Returns
 * whether all are met.
 */
export function report(name: string, claims: FigureClaim[], details: object): boolean {
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    arch: arch(),
    kernel: release(),
    node: process.version,
  }
  const folder = new URL('../../var/bench/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    new URL(`${name}.json`, folder),
    `${JSON.stringify({ name, date: new Date().toISOString(), machine, claims, ...details }, null, 2)}\n`,
  )
  const width = Math.max(...claims.map(({ figure }) => figure.length))
  for (const { figure, value, target, isMet, isGoal } of claims) {
    const unmet = isGoal ? '…' : '✗'
    const cells = [figure.padEnd(width), formatFigure(value).padStart(9), target]
    console.log(`  ${isMet ? '✓' : unmet} ${cells.join('  ')}`)
  }
  return claims.every(({ isMet, isGoal }) => isMet || isGoal)
}

const formatFigure = (value: number) =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 0.1 ? 4 : value < 10 ? 3 : 1)

export const median = (numbers: number[]): number => {
  const sorted = [...numbers].sort((one, other) => one - other)
  const half = sorted.length >> 1
  return sorted.length % 2
    ? (sorted[half] ?? Number.NaN)
    : ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2
}
