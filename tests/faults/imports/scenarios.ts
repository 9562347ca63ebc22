import { createHash } from 'node:crypto'
import * as contract from '@zhixing/shared/imports/contract'
import { ulid } from 'ulid'
import { anAdministrator, aRosterCode } from '../../support/identity/given'
import { aCheckedImport, aReadImport, csvOf, deliver, titles } from '../../support/imports/given'
import { request } from '../../support/request'
import { callVerb, runJob, staffTokenOf } from '../calls'
import type { Scenario } from '../scenario'

const aFile = () => csvOf(titles, `王一,${aRosterCode()},,科员`, '王二,1,,科员')

const announced = (file: Buffer) => ({
  importId: ulid(),
  fileName: '名册.csv',
  bytes: file.length,
  sha256: createHash('sha256').update(file).digest('hex'),
})

export const scenarios: Scenario[] = [
  {
    verb: 'imports/createImport',
    async arrange() {
      const owner = await anAdministrator()
      const input = announced(aFile())
      return (now) => callVerb(contract.createImport, { input, token: staffTokenOf(owner) }, now)
    },
  },
  {
    verb: 'imports/readImport',
    async arrange() {
      const owner = await anAdministrator()
      const input = announced(aFile())
      await request(contract.createImport, input, owner)
      const { importId } = input
      return (now) => callVerb(contract.readImport, { input: { importId }, token: staffTokenOf(owner) }, now)
    },
  },
  {
    verb: 'imports/checkImport',
    async arrange() {
      const owner = await anAdministrator()
      const { importId, revision, columns } = await aReadImport(aFile(), owner)
      const fields = columns.map(({ field }) => field ?? null)
      const input = { importId, revision, organisationId: owner.organisation.organisationId, fields }
      return (now) => callVerb(contract.checkImport, { input, token: staffTokenOf(owner) }, now)
    },
  },
  {
    verb: 'imports/startImport',
    async arrange() {
      const owner = await anAdministrator()
      const { importId, revision } = await aCheckedImport(aFile(), owner)
      const input = { importId, revision }
      return (now) => callVerb(contract.startImport, { input, token: staffTokenOf(owner) }, now)
    },
  },
  {
    verb: 'imports/stopImport',
    async arrange() {
      const owner = await anAdministrator()
      const { importId, revision } = await aCheckedImport(aFile(), owner)
      await request(contract.startImport, { importId, revision }, owner)
      const input = { importId }
      return (now) => callVerb(contract.stopImport, { input, token: staffTokenOf(owner) }, now)
    },
  },
  {
    verb: 'importRows',
    async arrange() {
      const owner = await anAdministrator()
      const { importId, revision } = await aCheckedImport(aFile(), owner)
      await request(contract.startImport, { importId, revision }, owner)
      return () => runJob(() => deliver(owner, importId))
    },
  },
]
