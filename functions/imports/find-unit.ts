import { toSearchText } from '@zhixing/shared/typed-text'
import { listChildOrganisations, type OrganisationWithNames } from '../identity/api'

interface Unit {
  organisationId: string
  name: string
}

const bare = (name: string) => toSearchText(name).replace(/[\s/>＞、-]/g, '')

/**
 * Finds units by the names that rosters write: 岳麓街道, 岳麓区岳麓街道, 长沙市 / 岳麓区 / 岳麓街道, below one
 * unit or that unit itself. What was read of the tree is kept for the life of this finder.
 */
export function createUnitFinder(root: OrganisationWithNames) {
  const childrenOf = new Map<string, Promise<Unit[]>>()
  const found = new Map<string, Promise<string | undefined>>()
  const children = (organisationId: string) => {
    const known = childrenOf.get(organisationId) ?? readChildren(organisationId)
    childrenOf.set(organisationId, known)
    return known
  }

  /** Follows the names down the tree. Undefined if the rest of the text names no child. */
  async function descend(organisationId: string, rest: string): Promise<string | undefined> {
    if (rest === '') return organisationId
    const named = (await children(organisationId)).filter(({ name }) => name !== '' && rest.startsWith(name))
    for (const child of named.sort((one, other) => other.name.length - one.name.length)) {
      const below = await descend(child.organisationId, rest.slice(child.name.length))
      if (below) return below
    }
    return undefined
  }

  async function find(text: string): Promise<string | undefined> {
    // The text may begin with any of the names above: 湖南省长沙市岳麓区, 长沙市岳麓区, 岳麓区.
    const above = root.names.map(bare)
    const starts = above.map((_, from) => above.slice(from).join(''))
    const candidates = [
      text,
      ...starts.flatMap((start) => (text.startsWith(start) ? [text.slice(start.length)] : [])),
    ]
    for (const rest of candidates) {
      const organisationId = await descend(root.organisationId, rest)
      if (organisationId) return organisationId
    }
    return undefined
  }

  /** The id of the unit with this name, or undefined. */
  return (name: string): Promise<string | undefined> => {
    const text = bare(name)
    const known = found.get(text) ?? find(text)
    found.set(text, known)
    return known
  }
}

async function readChildren(organisationId: string): Promise<Unit[]> {
  const units: Unit[] = []
  let after: Parameters<typeof listChildOrganisations>[1]
  do {
    const page = await listChildOrganisations(organisationId, after)
    units.push(
      ...page.organisations.map((unit) => ({ organisationId: unit.organisationId, name: bare(unit.name) })),
    )
    after = page.lastKey
  } while (after)
  return units
}
