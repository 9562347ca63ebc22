import * as contract from '@zhixing/shared/identity/contract'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { findOrganisation, listChildOrganisations, pathTo } from '../store/organisations'

export const listOrganisations = endpoint(
  contract.listOrganisations,
  async ({ input: { parentId, cursor }, refuse }) => {
    const question = ['organisations', parentId]
    const after = openCursor(question, cursor)
    const parent = parentId === undefined ? undefined : await findOrganisation(parentId)
    if (parentId !== undefined && !parent) throw refuse('request/not-found')
    const { organisations, lastKey } = await listChildOrganisations(parentId, after)
    return { above: parent ? pathTo(parent) : [], organisations, cursor: cursorOf(question, lastKey) }
  },
)
