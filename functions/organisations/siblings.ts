import type { Refuse } from '../core/http/endpoint'
import { listUnitsBelow } from '../identity/api'

/** Refuses a name or code that another open unit below the same parent has. */
export async function requireFree(
  parentId: string,
  { organisationId, name, code }: { organisationId: string; name: string; code?: string | undefined },
  refuse: Refuse<'organisations/name-taken' | 'organisations/code-taken'>,
): Promise<void> {
  const siblings = await listUnitsBelow(parentId)
  const others = siblings.filter(
    (child) => child.organisationId !== organisationId && child.closedOn === undefined,
  )
  if (others.some((child) => child.name === name)) throw refuse('organisations/name-taken')
  if (code !== undefined && others.some((child) => child.code === code))
    throw refuse('organisations/code-taken')
}
