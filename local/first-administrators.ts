import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

/**
 * Puts a province and its first administrators into an empty table: one system administrator, at least one
 * security administrator and one auditor, each another person with another phone number. Later administrators
 * are requested and approved in the console. Refuses a province that has had administrators.
 *
 *   npm run first-administrators -- --file province.json
 *
 * Needs TABLE_NAME, PEPPER and AWS_REGION with the operator's AWS credentials, as functions/ reads them.
 */
const { values } = parseArgs({ options: { file: { type: 'string' } } })
if (!values.file) throw new Error('give the file: --file province.json (docs/deploy.md shows one)')

// functions/ reads the environment when it is imported.
const { installProvince } = await import('@zhixing/functions/identity/install-province')
const installed = await installProvince(JSON.parse(readFileSync(values.file, 'utf8')), new Date())
for (const { name, role } of installed.administrators) console.log(`${name}: ${role}`)
console.log(`province ${installed.organisationId}`)
process.exit(0)
