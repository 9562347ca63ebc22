import * as z from 'zod'
import { Id } from '../contract'

export const organisationLevels = ['province', 'city', 'county', 'township', 'village'] as const
export const OrganisationLevel = z.enum(organisationLevels)
export type OrganisationLevel = z.infer<typeof OrganisationLevel>

/** Ids from the province down, each with a `/`, so that `begins_with` cannot match a sibling. */
export const OrgPath = z.string().regex(/^([0-9A-HJKMNP-TV-Z]{26}\/){1,5}$/)

export const Organisation = z.object({
  organisationId: Id,
  orgPath: OrgPath,
  name: z.string(),
  level: OrganisationLevel,
  hasChildren: z.boolean(),
})
export type Organisation = z.infer<typeof Organisation>

export const isWithin = (orgPath: string, scope: string) => orgPath.startsWith(scope)

/** The path itself and every path above it: `a/b/c/` → `a/b/c/`, `a/b/`, `a/`. */
export function pathsAbove(orgPath: string): string[] {
  const ids = orgPath.split('/').filter(Boolean)
  return ids.map((_, above) => `${ids.slice(0, ids.length - above).join('/')}/`)
}

export const organisationIdOf = (orgPath: string) => orgPath.split('/').at(-2) ?? ''
