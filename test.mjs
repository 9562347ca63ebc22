#!/usr/bin/env node
/**
 * `npm test` installs what is missing and runs all steps; `npm test -- unit weapp` runs the named ones. Two
 * steps run at the same time, for two cores. The output of a step is printed when it ends, and the first step
 * that fails ends the run.
 */
import { spawn } from 'node:child_process'
import { install } from './local/install.mjs'

const CONCURRENCY = 2

const bin = (name, ...options) => ['node', `node_modules/.bin/${name}`, ...options]
const npm = (script) => ['npm', 'run', '--silent', script]
const jest = (...options) => [
  'node',
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
  ...options,
]

/** Tests of the system as a whole: about half of the time of all integration tests. */
const wholeSystem = 'tests/integration/(house|local|bench)/'

/** The longest step comes first, so that the short ones fill the time beside it. */
const steps = [
  {
    name: 'browser',
    proves: 'journeys in a real Chromium',
    commands: [npm('build:h5'), npm('build:console'), jest('tests/browser', '--runInBand')],
  },
  {
    name: 'integration',
    proves: 'handlers on the embedded engine, the simulator',
    commands: [jest('tests/integration', `--testPathIgnorePatterns=${wholeSystem}`)],
  },
  {
    name: 'system',
    proves: 'attacks, faults, bad input, packaging, roles, docs, the demo',
    commands: [jest(wholeSystem)],
  },
  { name: 'lint', proves: 'format and lint', commands: [bin('biome', 'check', '.')] },
  {
    name: 'types',
    proves: 'strict types in every workspace',
    commands: ['.', 'miniprogram', 'console'].map((project) => bin('tsc', '--noEmit', '-p', project)),
  },
  { name: 'unit', proves: 'rules, layers, routes, names', commands: [jest('tests/unit')] },
  {
    name: 'weapp',
    proves: 'the mini-program builds for WeChat and runs page by page',
    commands: [npm('build:weapp'), jest('tests/weapp')],
  },
]

const running = new Set()
/** A run that ends early must leave no engine, browser or build behind. */
process.once('exit', () => {
  for (const { pid } of running) {
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGTERM')
    } catch {
      // It has just ended.
    }
  }
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

const startedAt = Date.now()
const selected = selectSteps(process.argv.slice(2))
await install(import.meta.dirname).catch(({ message }) => fail(message))
const pending = [...selected]
await Promise.all(Array.from({ length: CONCURRENCY }, runSteps))
console.log(`\n✓ all steps in ${secondsSince(startedAt)} s`)

function selectSteps(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name))
  const known = steps.map(({ name }) => name).join(', ')
  if (unknown.length) fail(`There is no step ${unknown.join(', ')}; the steps are ${known}`)
  return names.length ? steps.filter(({ name }) => names.includes(name)) : steps
}

/** Runs one pending step after another. */
async function runSteps() {
  while (pending.length) await runStep(pending.shift())
}

/** Runs the commands of a step in order, and ends the whole run if one fails. */
async function runStep({ name, proves, commands }) {
  const stepStartedAt = Date.now()
  console.log(`▶ ${name}: ${proves}`)
  let output = ''
  for (const command of commands) {
    const result = await run(command)
    output += result.output
    if (result.exitCode === 0) continue
    console.error(`\n── ${name}\n${output}\n✗ ${name} failed: ${command.join(' ')}`)
    process.exit(1)
  }
  console.log(`\n── ${name}\n${output.trimEnd()}\n✓ ${name} (${secondsSince(stepStartedAt)} s)\n`)
}

function run([program, ...options]) {
  const child = spawn(program, options, {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && program === 'npm',
    detached: process.platform !== 'win32', // leads a process group, so that its children end with it
  })
  running.add(child)
  let output = ''
  const read = (chunk) => {
    output += chunk
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  return new Promise((resolve) => {
    const end = (exitCode) => {
      running.delete(child)
      resolve({ exitCode, output })
    }
    child.once('close', (exitCode) => end(exitCode ?? 1))
    child.once('error', (error) => {
      read(`${error}\n`)
      end(1)
    })
  })
}

function secondsSince(time) {
  return Math.round((Date.now() - time) / 1000)
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
