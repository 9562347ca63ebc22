import { listOrganisations } from '@zhixing/shared/identity/contract'
import type { Organisation } from '@zhixing/shared/identity/organisation'
import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'
import { useCallback, useMemo, useState } from 'react'
import { call } from '../../server/call'

interface Node {
  id: string
  value: string
  pId: string | undefined
  title: string
  isLeaf: boolean
}

export function useOrganisationTree(grants: Grant[]) {
  const [children, setChildren] = useState<Node[]>([])
  const [error, setError] = useState<unknown>()
  const roots = useMemo(() => rootsOf(grants), [grants])
  const open = useCallback(async ({ value }: { value?: unknown }) => {
    const parentId = String(value)
    try {
      const organisations = await childrenOf(parentId)
      const nodes = organisations.map((organisation) => nodeOf(organisation, parentId))
      setChildren((known) => [...known.filter((node) => node.pId !== parentId), ...nodes])
      setError(undefined)
    } catch (cause) {
      setError(cause) // the node stays closed, so that opening it again asks again
      throw cause
    }
  }, [])
  return { nodes: [...roots, ...children], open, error }
}

/** The widest scopes only: a county below a city one also holds is found inside the city. */
function rootsOf(grants: Grant[]): Node[] {
  const widest = grants.filter(
    (grant, at) =>
      !grants.some(
        (other, place) => isWithin(grant.scope, other.scope) && (other.scope !== grant.scope || place < at),
      ),
  )
  return widest.map(({ organisationId, organisationName }) => ({
    id: organisationId,
    value: organisationId,
    pId: undefined,
    title: organisationName,
    isLeaf: false,
  }))
}

async function childrenOf(parentId: string) {
  const found: Organisation[] = []
  let cursor: string | undefined
  do {
    const page = await call(listOrganisations, { parentId, cursor })
    found.push(...page.organisations)
    cursor = page.cursor
  } while (cursor)
  return found
}

const nodeOf = ({ organisationId, name, hasChildren }: Organisation, parentId: string): Node => ({
  id: organisationId,
  value: organisationId,
  pId: parentId,
  title: name,
  isLeaf: !hasChildren,
})
