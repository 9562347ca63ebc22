/** The part of a request's path after its first segment, decoded; undefined if it is malformed. */
export function pathBelowMount(requestPath: string): string | undefined {
  try {
    return decodeURIComponent(requestPath.split('/').slice(2).join('/'))
  } catch {
    return undefined
  }
}
