/** A node as Taro sends it to the view: `nn` its template, `sid` its name, `cn` its children, `v` its text. */
export interface Node {
  nn?: string
  sid?: string
  uid?: string
  cn?: (Node | undefined)[]
  v?: string
  [attribute: string]: unknown
}

export interface Page {
  route: string
  data: { root?: Node }
  eh(event: unknown): void
}

const childrenOf = (node: Node | undefined) =>
  (node?.cn ?? []).filter((child): child is Node => child !== undefined && child !== null)

export function* nodesOf(node: Node | undefined): Generator<Node> {
  for (const child of childrenOf(node)) {
    yield child
    yield* nodesOf(child)
  }
}

const isText = (node: Node) => node.v !== undefined && !node.cn

/** All that can be read on a page, in its order. */
export const textOf = (page: Page) =>
  [...nodesOf(page.data.root)]
    .map((node) => node.v ?? '')
    .filter(Boolean)
    .join('\n')

/** From a node up to the page. */
function lineOf(node: Node | undefined, sid: string | undefined): Node[] {
  for (const child of childrenOf(node)) {
    if (child.sid === sid) return [child]
    const line = lineOf(child, sid)
    if (line.length) return [...line, child]
  }
  return []
}

/** An event as the view reports it. Taps bubble: Taro holds a handler back until the topmost node that listens has been told. */
export function fire(page: Page, node: Node, type: string, detail: Record<string, unknown> = {}) {
  const target = { id: node.uid ?? node.sid, dataset: { sid: node.sid }, offsetLeft: 0, offsetTop: 0 }
  const told = type === 'tap' ? lineOf(page.data.root, node.sid) : [node]
  for (const each of told.filter((one) => !isText(one))) {
    const currentTarget = { id: each.uid ?? each.sid, dataset: { sid: each.sid } }
    page.eh({
      type,
      timeStamp: Date.now(),
      target,
      currentTarget,
      detail,
      touches: [],
      changedTouches: [],
      mark: {},
    })
  }
}

/** Taps what reads so. Throws where nothing does. */
export function tap(page: Page, text: string) {
  const node = [...nodesOf(page.data.root)].find((each) => each.v?.includes(text))
  if (!node) throw new Error(`nothing on ${page.route} reads “${text}”:\n${textOf(page)}`)
  fire(page, node, 'tap', { x: 1, y: 1 })
}

/** The first node that carries these attributes, the video for its `src`. */
export const nodeWith = (page: Page, is: (node: Node) => boolean) => [...nodesOf(page.data.root)].find(is)

/** What WeChat's audit counts in the tree of a page. */
export function measuresOf(page: Page) {
  const depth = (node: Node): number =>
    1 +
    Math.max(
      0,
      ...childrenOf(node)
        .filter((child) => !isText(child))
        .map(depth),
    )
  const nodes = [...nodesOf(page.data.root)]
  return {
    nodes: nodes.filter((node) => !isText(node)).length,
    depth: page.data.root ? depth(page.data.root) : 0,
    children: Math.max(0, ...nodes.map((node) => childrenOf(node).length)),
  }
}
