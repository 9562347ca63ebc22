import type { WireItem, WireValue } from '../../support/engine/units'

type Values = Record<string, WireValue>
export type AttributeNames = Record<string, string>
type Condition = (item: WireItem, values: Values, names: AttributeNames) => boolean
type Operand = (item: WireItem, values: Values, names: AttributeNames) => WireValue | undefined

/** Expressions of DynamoDB, as far as the study path uses them. Anything else throws. */
const refuseUnknown = (text: string): never => {
  throw new Error(`the model does not know: ${text}`)
}
const memoize = <T>(make: (text: string) => T) => {
  const known = new Map<string, T>()
  return (text: string): T => {
    const made = known.get(text) ?? make(text)
    known.set(text, made)
    return made
  }
}

const tokenize = (text: string): string[] => {
  const tokens = text.match(/<=|>=|<>|[=<>(),]|[#:]?\w+/g) ?? []
  return tokens.join('') === text.replaceAll(/\s/g, '') ? tokens : refuseUnknown(text)
}

/** A condition or key condition, parsed once for many items. */
export const parseCondition = memoize((text: string): Condition => {
  const tokens = tokenize(text)
  let at = 0
  const isNext = (word: string) => tokens[at]?.toUpperCase() === word
  const take = (word: string) => (isNext(word) ? at++ : refuseUnknown(text))

  function parseOr(): Condition {
    const one = parseAnd()
    if (!isNext('OR')) return one
    at++
    const other = parseOr()
    return (...given) => one(...given) || other(...given)
  }
  function parseAnd(): Condition {
    const one = parseTerm()
    if (!isNext('AND')) return one
    at++
    const other = parseAnd()
    return (...given) => one(...given) && other(...given)
  }
  function parseTerm(): Condition {
    if (isNext('NOT')) {
      at++
      const inner = parseTerm()
      return (...given) => !inner(...given)
    }
    if (isNext('(')) {
      at++
      const inner = parseOr()
      take(')')
      return inner
    }
    return tokens[at + 1] === '(' ? parseFunction() : parseComparison()
  }
  function parseFunction(): Condition {
    const name = tokens[at++] ?? ''
    take('(')
    const subject = parseOperand()
    if (name === 'attribute_exists' || name === 'attribute_not_exists') {
      take(')')
      return (...given) => (subject(...given) !== undefined) === (name === 'attribute_exists')
    }
    if (name !== 'begins_with') return refuseUnknown(text)
    take(',')
    const prefix = parseOperand()
    take(')')
    return (...given) => String(subject(...given)?.S).startsWith(String(prefix(...given)?.S))
  }
  function parseComparison(): Condition {
    const one = parseOperand()
    const by = tokens[at++] ?? ''
    const other = parseOperand()
    const holds = comparisons[by] ?? refuseUnknown(text)
    return (...given) => {
      const [left, right] = [one(...given), other(...given)]
      if (left === undefined || right === undefined) return by === '<>' && left !== right
      const order = orderOf(left, right)
      return order === undefined ? by === '<>' : holds(order)
    }
  }
  function parseOperand(): Operand {
    const token = tokens[at++] ?? refuseUnknown(text)
    if (token.startsWith(':')) return (_, values) => values[token] ?? refuseUnknown(token)
    return (item, _, names) => item[nameOf(token, names)]
  }

  const test = parseOr()
  return at === tokens.length ? test : refuseUnknown(text)
})

const comparisons: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

const nameOf = (token: string, names: AttributeNames) =>
  token.startsWith('#') ? (names[token] ?? refuseUnknown(token)) : token

/** Undefined for values of different types: they are only unequal. */
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
      : refuseUnknown(`an order of ${kind}`)
}

/** An update, parsed once: `SET a = :a, b = if_not_exists(b, :b)`, `ADD n :n` for numbers, `REMOVE a`. */
export const parseUpdate = memoize((text: string) => {
  const parts = text.trim().split(/\b(SET|ADD|REMOVE)\b/)
  if (parts[0]) return refuseUnknown(text)
  const changes: ((item: WireItem, values: Values, names: AttributeNames) => void)[] = []
  for (let i = 1; i < parts.length; i += 2)
    for (const each of (parts[i + 1] ?? '').split(/,(?![^(]*\))/))
      changes.push(parseChange(parts[i] ?? '', each.trim()))
  return (item: WireItem, values: Values, names: AttributeNames) => {
    for (const change of changes) change(item, values, names)
  }
})

const forms: Record<string, RegExp> = {
  SET: /^([#\w]+) *= *(?:(:\w+)|if_not_exists\(([#\w]+), *(:\w+)\))$/,
  ADD: /^([#\w]+) +(:\w+)$/,
  REMOVE: /^([#\w]+)$/,
}

function parseChange(verb: string, text: string) {
  const [, name = '', plain, kept = '', fallback = ''] =
    forms[verb]?.exec(text) ?? refuseUnknown(`${verb} ${text}`)
  return (item: WireItem, values: Values, names: AttributeNames) => {
    const attribute = nameOf(name, names)
    const given = plain ? values[plain] : (item[nameOf(kept, names)] ?? values[fallback])
    if (verb === 'REMOVE') delete item[attribute]
    else if (!given) refuseUnknown(`${verb} ${text}`)
    else if (verb === 'SET') item[attribute] = given
    else
      item[attribute] = {
        N: `${Number(item[attribute]?.N ?? 0) + Number(given.N ?? refuseUnknown(`${verb} of a non-number`))}`,
      }
  }
}
