import { startStage } from '../bench/stage'
import type { AttackRow } from './suite'

/**
 * `npm run attacks [-- <threat> …]`: runs every attack on the product and on controls that lack one check
 * each. Exits
 * with 1 if the product credits anything beyond real time or lets anything through, and if a control does
 * not.
 */
const engine = await startStage()
const { collectAttacks } = await import('./attack')
const { collectExemptions } = await import('./exemption')
const { isAsExpected, runAttack } = await import('./suite')
const threats = process.argv.slice(2)
const startedAt = performance.now()

const toLine = (...[threat, title, calls, real, credited, excess, through]: string[]) =>
  [
    '   ',
    threat?.padEnd(4),
    title?.padEnd(84),
    calls?.padStart(6),
    real?.padStart(8),
    credited?.padStart(9),
    excess?.padStart(10),
    through?.padStart(8),
  ].join(' ')

function titleOf({ arm, attack, removed }: AttackRow) {
  if (arm === 'product') return attack.title
  return arm === 'in-memory' ? '  the same rules over a table in memory' : `  control without: ${removed}`
}

function printRow(row: AttackRow) {
  const { calls, realMs, creditedMs, excessMs, letThrough } = row.outcome
  const toSeconds = (ms: number) => (ms / 1000).toFixed(1)
  const threat = row.arm === 'product' ? row.attack.threat : ''
  const times = [toSeconds(realMs), toSeconds(creditedMs)]
  const line = toLine(threat, titleOf(row), `${calls}`, ...times, `${Math.round(excessMs)}`, `${letThrough}`)
  console.log(`${isAsExpected(row) ? '✓' : '✗'}${line.slice(1)}`)
}

console.log(toLine('', 'attack', 'calls', 'real s', 'credit s', 'excess ms', 'through'))
const rows: AttackRow[] = []
for (const attack of await collectAttacks()) {
  if (threats.length && !threats.includes(attack.threat)) continue
  for (const row of await runAttack(attack)) {
    rows.push(row)
    printRow(row)
  }
  if (attack.limitation) console.log(`         limit: ${attack.limitation}`)
}
if (!threats.length)
  for (const [threat, why] of Object.entries((await collectExemptions()).noSurface))
    console.log(`–   ${threat.padEnd(4)} no surface yet: ${why}`)

const wrong = rows.filter((row) => !isAsExpected(row)).length
const count = (arm: AttackRow['arm']) => rows.filter((row) => row.arm === arm).length
const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
const verdict = wrong
  ? `${wrong} not as they should be`
  : 'no credit beyond real time, nothing let through, every control caught'
console.log(`${count('product')} attacks and ${count('control')} controls in ${seconds} s: ${verdict}`)
engine.stop()
process.exit(wrong ? 1 : 0)
