import type { LambdaHandler } from '../deployment/deployment'

/** A route of the API with the function behind it. */
export interface Route {
  routeKey: string
  handler: LambdaHandler
}

interface MatchedRoute {
  route: Route
  pathParameters: Record<string, string>
}

/**
 * Finds the route for a method and a path as API Gateway does: an exact path wins, then the route with fewer
 * parameters. Parameters are decoded, or left as they are if they are malformed.
 */
export function createRouteMatcher(routes: Route[]) {
  const hasParameters = ({ routeKey }: Route) => routeKey.includes('{')
  const exact = new Map(
    routes
      .filter((route) => !hasParameters(route))
      .map((route) => [route.routeKey, { route, pathParameters: {} }]),
  )
  const patterns = routes
    .filter(hasParameters)
    .sort((one, other) => countParameters(one) - countParameters(other))
    .map((route) => ({ route, pattern: patternOf(route) }))
  return (method: string, path: string): MatchedRoute | undefined => {
    const requested = `${method} ${path}`
    const exactMatch = exact.get(requested)
    if (exactMatch) return exactMatch
    for (const { route, pattern } of patterns) {
      const match = pattern.exec(requested)
      if (match) return { route, pathParameters: decodeValues(match.groups ?? {}) }
    }
    return undefined
  }
}

const countParameters = ({ routeKey }: Route) => routeKey.split('{').length - 1

const patternOf = ({ routeKey }: Route) =>
  new RegExp(`^${routeKey.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)

const decodeValues = (parameters: Record<string, string>) =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, decodeIfValid(value)]))

function decodeIfValid(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
