/** The part of a request's path after its first segment, decoded; empty if it is malformed. */
export function pathBelowMount(requestPath: string): string {
  try {
    return decodeURIComponent(requestPath.split('/').slice(2).join('/'))
  } catch {
    return ''
  }
}
