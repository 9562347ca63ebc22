import { listOrganisations } from '@zhixing/shared/identity/contract'
import {
  isWithin,
  type Organisation,
  organisationIdOf,
  pathsAbove,
} from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { call } from '../../server/call'

/** A node as Ant Design's simple tree mode takes it: `pId` is the id of its parent. */
interface TreeNode {
  id: string
  value: string
  pId: string | undefined
  title: string
  isLeaf: boolean
}

/**
 * The organisations within the grants, loaded level by level as nodes are opened; those on the line down to
 * `opensAt` at once. `isReady` holds when the line is loaded, or cannot be.
 */
export function useOrganisationTree(grants: Grant[], opensAt?: string) {
  const [loaded, setLoaded] = useState<TreeNode[]>([])
  const [error, setError] = useState<unknown>()
  const roots = useMemo(() => widestGrants(grants).map(rootNode), [grants])
  const loadChildren = useCallback(async ({ value }: { value?: unknown }) => {
    const parentId = String(value)
    try {
      const organisations = await listChildren(parentId)
      const nodes = organisations.map((organisation) => childNode(organisation, parentId))
      setLoaded((known) => [...known.filter((node) => node.pId !== parentId), ...nodes])
      setError(undefined)
    } catch (cause) {
      setError(cause)
      throw cause // keeps the node closed, so that opening it retries
    }
  }, [])
  const [isReady, setReady] = useState(opensAt === undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line is opened once
  useEffect(() => {
    if (opensAt === undefined) return
    const line = pathsAbove(opensAt).filter((path) => grants.some(({ scope }) => isWithin(path, scope)))
    void Promise.allSettled(line.map((path) => loadChildren({ value: organisationIdOf(path) }))).then(() =>
      setReady(true),
    )
  }, [])
  return { nodes: [...roots, ...loaded], loadChildren, isReady, error }
}

/** Leaves out grants inside the scope of another one: a county is found within its city. */
const widestGrants = (grants: Grant[]): Grant[] =>
  grants.filter(
    ({ scope }, index) =>
      !grants.some((other, otherIndex) => {
        const isWider = other.scope !== scope && isWithin(scope, other.scope)
        const isSameAgain = other.scope === scope && otherIndex < index
        return isWider || isSameAgain
      }),
  )

const rootNode = ({ organisationId, organisationName }: Grant): TreeNode => ({
  id: organisationId,
  value: organisationId,
  pId: undefined,
  title: organisationName,
  isLeaf: false,
})

const childNode = ({ organisationId, name, hasChildren }: Organisation, parentId: string): TreeNode => ({
  id: organisationId,
  value: organisationId,
  pId: parentId,
  title: name,
  isLeaf: !hasChildren,
})

async function listChildren(parentId: string): Promise<Organisation[]> {
  const organisations: Organisation[] = []
  let cursor: string | undefined
  do {
    const page = await call(listOrganisations, { parentId, cursor })
    organisations.push(...page.organisations)
    cursor = page.cursor
  } while (cursor)
  return organisations
}
