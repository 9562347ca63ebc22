/**
 * `npm run fuzz` sends 20,000 generated inputs to every endpoint; `npm run fuzz -- 500` sends so many. Fails
 * for an answer that is neither a success nor a problem of the contract.
 */
import { spawn } from 'node:child_process'

const inputs = process.argv[2] ?? '20000'
const options = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js']
const test = spawn('node', [...options, 'tests/integration/house/bad-input.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_INPUTS: inputs },
})
test.once('exit', (code) => process.exit(code ?? 1))
