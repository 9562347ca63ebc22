import * as contract from '@zhixing/shared/identity/contract'
import { organisationLevels, pathsAbove } from '@zhixing/shared/identity/organisation'
import { Refusal } from '@zhixing/shared/problem'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { findOrganisation, type OrganisationLine } from '../store/learners'
import { listChildOrganisations } from '../store/organisations'

export const listOrganisations = endpoint(
  contract.listOrganisations,
  async ({ input: { parentId, cursor } }) => {
    const question = ['organisations', parentId]
    const after = openCursor(question, cursor)
    const parent = parentId === undefined ? undefined : await findOrganisation(parentId)
    if (parentId !== undefined && !parent) throw new Refusal('request/not-found')
    const { organisations, lastKey } = await listChildOrganisations(parentId, after)
    return {
      above: parent ? organisationsAbove(parent) : [],
      organisations,
      cursor: cursorOf(question, lastKey),
    }
  },
)

/** From the province down to the organisation itself, out of its one item. */
function organisationsAbove({ orgPath, names }: OrganisationLine) {
  const paths = pathsAbove(orgPath).reverse()
  return paths.map((path, depth) => ({
    organisationId: path.split('/').at(-2) ?? '',
    orgPath: path,
    name: names[depth] ?? '',
    level: organisationLevels[depth] ?? 'village',
    hasChildren: true,
  }))
}
