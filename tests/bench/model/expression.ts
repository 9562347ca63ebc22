import type { WireItem, WireValue } from '../../support/engine/units'

type Values = Record<string, WireValue>
export type Names = Record<string, string>
type Test = (item: WireItem, values: Values, names: Names) => boolean
type Operand = (item: WireItem, values: Values, names: Names) => WireValue | undefined

/** What the table's expressions can say, as far as we use it; whatever is not known here throws rather than guess. */
const unknown = (text: string): never => {
  throw new Error(`the model does not know: ${text}`)
}
const kept = <T>(make: (text: string) => T) => {
  const known = new Map<string, T>()
  return (text: string): T => {
    const made = known.get(text) ?? make(text)
    known.set(text, made)
    return made
  }
}

const tokensOf = (text: string): string[] => {
  const tokens = text.match(/<=|>=|<>|[=<>(),]|[#:]?\w+/g) ?? []
  return tokens.join('') === text.replaceAll(/\s/g, '') ? tokens : unknown(text)
}

/** A condition, read once and then asked of many items: also what a query says of its keys. */
export const conditionOf = kept((text: string): Test => {
  const tokens = tokensOf(text)
  let at = 0
  const isNext = (word: string) => tokens[at]?.toUpperCase() === word
  const take = (word: string) => (isNext(word) ? at++ : unknown(text))

  function either(): Test {
    const one = both()
    if (!isNext('OR')) return one
    at++
    const other = either()
    return (...given) => one(...given) || other(...given)
  }
  function both(): Test {
    const one = single()
    if (!isNext('AND')) return one
    at++
    const other = both()
    return (...given) => one(...given) && other(...given)
  }
  function single(): Test {
    if (isNext('NOT')) {
      at++
      const inner = single()
      return (...given) => !inner(...given)
    }
    if (isNext('(')) {
      at++
      const inner = either()
      take(')')
      return inner
    }
    return tokens[at + 1] === '(' ? asked() : compared()
  }
  function asked(): Test {
    const name = tokens[at++] ?? ''
    take('(')
    const subject = operand()
    if (name === 'attribute_exists' || name === 'attribute_not_exists') {
      take(')')
      return (...given) => (subject(...given) !== undefined) === (name === 'attribute_exists')
    }
    if (name !== 'begins_with') return unknown(text)
    take(',')
    const prefix = operand()
    take(')')
    return (...given) => String(subject(...given)?.S).startsWith(String(prefix(...given)?.S))
  }
  function compared(): Test {
    const one = operand()
    const by = tokens[at++] ?? ''
    const other = operand()
    const holds = comparisons[by] ?? unknown(text)
    return (...given) => {
      const [left, right] = [one(...given), other(...given)]
      if (left === undefined || right === undefined) return by === '<>' && left !== right
      const order = orderOf(left, right)
      return order === undefined ? by === '<>' : holds(order)
    }
  }
  function operand(): Operand {
    const token = tokens[at++] ?? unknown(text)
    if (token.startsWith(':')) return (_, values) => values[token] ?? unknown(token)
    return (item, _, names) => item[nameOf(token, names)]
  }

  const test = either()
  return at === tokens.length ? test : unknown(text)
})

const comparisons: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

const nameOf = (token: string, names: Names) =>
  token.startsWith('#') ? (names[token] ?? unknown(token)) : token

/** Undefined: of different kinds, which nothing but "unequal" holds for. */
function orderOf(left: WireValue, right: WireValue): number | undefined {
  if (left.N !== undefined && right.N !== undefined) return Number(left.N) - Number(right.N)
  if (left.S !== undefined && right.S !== undefined)
    return left.S === right.S ? 0 : String(left.S) < String(right.S) ? -1 : 1
  if (left.BOOL !== undefined && right.BOOL !== undefined) return Number(left.BOOL) - Number(right.BOOL)
  const [kind] = Object.keys(left)
  return kind !== Object.keys(right)[0]
    ? undefined
    : JSON.stringify(left) === JSON.stringify(right)
      ? 0
      : unknown(`an order of ${kind}`)
}

/** An update, read once: `SET a = :a, b = if_not_exists(b, :b)`, `ADD n :n` for numbers, `REMOVE a`. */
export const updateOf = kept((text: string) => {
  const parts = text.trim().split(/\b(SET|ADD|REMOVE)\b/)
  if (parts[0]) return unknown(text)
  const steps: ((item: WireItem, values: Values, names: Names) => void)[] = []
  for (let i = 1; i < parts.length; i += 2)
    for (const each of (parts[i + 1] ?? '').split(/,(?![^(]*\))/))
      steps.push(stepOf(parts[i] ?? '', each.trim()))
  return (item: WireItem, values: Values, names: Names) => {
    for (const step of steps) step(item, values, names)
  }
})

const forms: Record<string, RegExp> = {
  SET: /^([#\w]+) *= *(?:(:\w+)|if_not_exists\(([#\w]+), *(:\w+)\))$/,
  ADD: /^([#\w]+) +(:\w+)$/,
  REMOVE: /^([#\w]+)$/,
}

function stepOf(verb: string, text: string) {
  const [, name = '', plain, kept = '', fallback = ''] = forms[verb]?.exec(text) ?? unknown(`${verb} ${text}`)
  return (item: WireItem, values: Values, names: Names) => {
    const attribute = nameOf(name, names)
    const given = plain ? values[plain] : (item[nameOf(kept, names)] ?? values[fallback])
    if (verb === 'REMOVE') delete item[attribute]
    else if (!given) unknown(`${verb} ${text}`)
    else if (verb === 'SET') item[attribute] = given
    else
      item[attribute] = {
        N: `${Number(item[attribute]?.N ?? 0) + Number(given.N ?? unknown(`${verb} of what is no number`))}`,
      }
  }
}
