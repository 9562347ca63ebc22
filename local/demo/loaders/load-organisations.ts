import { putOrganisations } from '@zhixing/functions/identity/store/organisation-tree'
import { DIVISION_COUNT, type Division, readDivisions } from '../divisions/divisions'
import type { IsWantedDivision } from '../people/roster'
import type { ReportShare } from './demo-scene'

const CHUNK_SIZE = 1000

/** Puts the organisations in chunks, so that the whole tree is never in memory. */
export async function loadOrganisations(isWanted: IsWantedDivision, report: ReportShare): Promise<void> {
  let chunk: Division[] = []
  let count = 0
  const putChunk = async () => {
    await putOrganisations(chunk)
    count += chunk.length
    chunk = []
    report(count / DIVISION_COUNT)
  }
  for await (const division of readDivisions()) {
    if (isWanted(division.code)) chunk.push(division)
    if (chunk.length === CHUNK_SIZE) await putChunk()
  }
  await putChunk()
}
