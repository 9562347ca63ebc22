import { organisationIdOf, pathsAbove } from '@zhixing/shared/identity/organisation'
import { log } from '../core/log'
import { findOrganisation } from '../identity/api'

/** What of one page of totals has to be counted again. */
export interface PageTask {
  organisationId: string
  countsOwn: boolean
  leaves: Set<string> // units below without units below them: counted from standings
  branches: Set<string> // the other ones: summed from their own page
}

/** The pages that count these units and every unit above them, by path of the unit whose page it is. */
export async function listPageTasks(orgPaths: Iterable<string>): Promise<Map<string, PageTask>> {
  const tasks = new Map<string, PageTask>()
  for (const orgPath of orgPaths) await addTasks(tasks, orgPath)
  return tasks
}

async function addTasks(tasks: Map<string, PageTask>, orgPath: string): Promise<void> {
  const organisation = await findOrganisation(organisationIdOf(orgPath))
  if (!organisation) {
    log.warn({ event: 'standing-without-organisation', organisationId: organisationIdOf(orgPath) })
    return
  }
  const taskOf = (path: string): PageTask => {
    const organisationId = organisationIdOf(path)
    const task = tasks.get(path) ?? {
      organisationId,
      countsOwn: false,
      leaves: new Set(),
      branches: new Set(),
    }
    tasks.set(path, task)
    return task
  }
  const [path = orgPath, ...above] = pathsAbove(orgPath)
  const [parent] = above
  if (organisation.hasChildren || parent === undefined) taskOf(path).countsOwn = true
  else taskOf(parent).leaves.add(path)
  let below = organisation.hasChildren ? path : parent
  for (const each of organisation.hasChildren ? above : above.slice(1)) {
    if (below !== undefined) taskOf(each).branches.add(organisationIdOf(below))
    below = each
  }
}
