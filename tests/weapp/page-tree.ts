/** A node as Taro sends it to the view: `nn` its template, `sid` its id, `cn` its children, `v` its text. */
export interface TreeNode {
  nn?: string
  sid?: string
  uid?: string
  cn?: (TreeNode | undefined)[]
  v?: string
  [attribute: string]: unknown
}

/** A page with the tree that its `setData` calls have built. */
export interface PageWithTree {
  route: string
  data: { root?: TreeNode }
  eh(event: unknown): void
}

const childrenOf = (node: TreeNode | undefined) =>
  (node?.cn ?? []).filter((child): child is TreeNode => child !== undefined && child !== null)

/** All nodes below a node, depth first. */
export function* nodesBelow(node: TreeNode | undefined): Generator<TreeNode> {
  for (const child of childrenOf(node)) {
    yield child
    yield* nodesBelow(child)
  }
}

const isText = (node: TreeNode) => node.v !== undefined && !node.cn

/** All text on a page, one line for each text node. */
export const textOf = (page: PageWithTree) =>
  [...nodesBelow(page.data.root)]
    .map((node) => node.v ?? '')
    .filter(Boolean)
    .join('\n')

/** The first node below the root that meets the condition. */
export const findNode = (page: PageWithTree, meets: (node: TreeNode) => boolean) =>
  [...nodesBelow(page.data.root)].find(meets)

/** The player of a lesson page, by the URL of its file: Taro shortens the names of attributes. */
export function requirePlayer(page: PageWithTree): TreeNode {
  const player = findNode(page, (node) =>
    Object.values(node).some((value) => String(value).includes('/media/')),
  )
  if (!player) throw new Error(`${page.route} has no player`)
  return player
}

/** The node with that id and its ancestors, from the node up to the root. */
function pathFrom(root: TreeNode | undefined, sid: string | undefined): TreeNode[] {
  for (const child of childrenOf(root)) {
    if (child.sid === sid) return [child]
    const path = pathFrom(child, sid)
    if (path.length) return [...path, child]
  }
  return []
}

/**
 * Sends an event as the view does. A tap bubbles: Taro calls a handler only when the topmost listener has the
 * event.
 */
export function fire(page: PageWithTree, node: TreeNode, type: string, detail: Record<string, unknown> = {}) {
  const target = { id: node.uid ?? node.sid, dataset: { sid: node.sid }, offsetLeft: 0, offsetTop: 0 }
  const receivers = type === 'tap' ? pathFrom(page.data.root, node.sid) : [node]
  for (const receiver of receivers.filter((each) => !isText(each))) {
    const currentTarget = { id: receiver.uid ?? receiver.sid, dataset: { sid: receiver.sid } }
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

/** Taps the first node with this text. Throws when there is none. */
export function tap(page: PageWithTree, text: string) {
  const node = findNode(page, ({ v }) => v?.includes(text) ?? false)
  if (!node) throw new Error(`${page.route} has no “${text}”:\n${textOf(page)}`)
  fire(page, node, 'tap', { x: 1, y: 1 })
}

/** The figures of WeChat's audit: nodes, depth, and the largest number of children. */
export function measureTree(page: PageWithTree) {
  const depthOf = (node: TreeNode): number => {
    const elements = childrenOf(node).filter((child) => !isText(child))
    return 1 + Math.max(0, ...elements.map(depthOf))
  }
  const nodes = [...nodesBelow(page.data.root)]
  return {
    nodes: nodes.filter((node) => !isText(node)).length,
    depth: page.data.root ? depthOf(page.data.root) : 0,
    children: Math.max(0, ...nodes.map((node) => childrenOf(node).length)),
  }
}

/** Applies one entry of a `setData` call, whose path looks like `root.cn.[0].cn.[1]`. */
export function applyToTree(data: { root?: TreeNode }, path: string, value: unknown) {
  const keys = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  const lastKey = keys.pop() ?? ''
  let target = data as Record<string, unknown>
  for (const [index, key] of keys.entries()) {
    target[key] ??= /^\d+$/.test(keys[index + 1] ?? lastKey) ? [] : {}
    target = target[key] as Record<string, unknown>
  }
  target[lastKey] = value
}
