import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'

/** A packaged CloudFormation template, as far as it is checked here. */
export interface Template {
  Resources: Record<
    string,
    {
      Type: string
      Properties?: Record<string, unknown>
      DependsOn?: string | string[]
      DeletionPolicy?: string
    }
  >
  Parameters?: Record<string, unknown>
}

type Specification = ReturnType<typeof loadAwsServiceSpecSync>
type Known = Record<string, { type: PropertyType; required?: boolean }>
type PropertyType = {
  type: string
  element?: PropertyType
  types?: PropertyType[]
  reference?: { $ref: string }
}

/**
 * A sentence for each violation of the public CloudFormation resource specification: unknown types and
 * properties, missing and mistyped ones, dangling references, and a literal partition (`arn:aws:` does not
 * exist in the China regions). Allowed values, quotas and a region's services are not checked.
 */
export function templateFindings(template: Template): string[] {
  const specification = loadAwsServiceSpecSync()
  return [
    ...propertyFindings(template, specification),
    ...referenceFindings(template, specification),
    ...partitionFindings(template),
  ]
}

const resourceOf = (specification: Specification, type: string) =>
  [...specification.lookup('resource', 'cloudFormationType', 'equals', type)][0] as
    | { properties: Known; attributes: Record<string, unknown> }
    | undefined

function propertyFindings(template: Template, specification: Specification) {
  return Object.entries(template.Resources).flatMap(([id, { Type, Properties = {} }]) => {
    const resource = resourceOf(specification, Type)
    return resource
      ? objectFindings(id, resource.properties, Properties, specification)
      : [`${id}: unknown type ${Type}`]
  })
}

function objectFindings(path: string, known: Known, given: object, specification: Specification): string[] {
  const missing = Object.keys(known).filter((name) => known[name]?.required && !(name in given))
  return [
    ...missing.map((name) => `${path}: ${name} is required`),
    ...Object.entries(given).flatMap(([name, value]) => {
      const type = known[name]?.type
      return type
        ? valueFindings(`${path}.${name}`, type, value, specification)
        : [`${path}.${name}: unknown property`]
    }),
  ]
}

/**
 * Intrinsic functions may return any type. CloudFormation converts scalars to text and numeric text to
 * numbers.
 */
function valueFindings(
  path: string,
  type: PropertyType,
  value: unknown,
  specification: Specification,
): string[] {
  if (isIntrinsic(value)) return []
  const expected = (ok: boolean) =>
    ok ? [] : [`${path}: ${JSON.stringify(value)?.slice(0, 60)} is not a ${type.type}`]
  switch (type.type) {
    case 'string':
    case 'date-time':
      return expected(['string', 'number', 'boolean'].includes(typeof value))
    case 'integer':
    case 'number':
      return expected(
        typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)),
      )
    case 'boolean':
      return expected(typeof value === 'boolean' || value === 'true' || value === 'false')
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((element, index) =>
            valueFindings(`${path}[${index}]`, type.element as PropertyType, element, specification),
          )
        : expected(false)
    case 'map':
      return isObject(value)
        ? Object.entries(value).flatMap(([key, element]) =>
            valueFindings(`${path}.${key}`, type.element as PropertyType, element, specification),
          )
        : expected(false)
    case 'ref': {
      const definition = specification.get(
        'typeDefinition',
        (type.reference as { $ref: string }).$ref,
      ) as unknown as { properties: Known }
      return isObject(value)
        ? objectFindings(path, definition.properties, value, specification)
        : expected(false)
    }
    case 'union': {
      const attempts = (type.types as PropertyType[]).map((member) =>
        valueFindings(path, member, value, specification),
      )
      return attempts.sort((a, b) => a.length - b.length)[0] ?? []
    }
    default:
      return []
  }
}

function referenceFindings(template: Template, specification: Specification): string[] {
  const known = (name: string) =>
    name.startsWith('AWS::') || name in template.Resources || name in (template.Parameters ?? {})
  const attribute = (path: string, name: string, wanted: string) => {
    const type = template.Resources[name]?.Type
    if (!type) return [`${path}: refers to ${name}, which does not exist`]
    const attributes = resourceOf(specification, type)?.attributes
    return attributes && !(wanted in attributes) ? [`${path}: ${type} has no attribute ${wanted}`] : []
  }
  const reference = (path: string, name: string) =>
    known(name) ? [] : [`${path}: refers to ${name}, which does not exist`]
  const dotted = (path: string, expression: string) => {
    const [name = '', ...rest] = expression.split('.')
    return rest.length ? attribute(path, name, rest.join('.')) : reference(path, name)
  }
  const visit = (path: string, node: unknown): string[] => {
    if (Array.isArray(node)) return node.flatMap((element, index) => visit(`${path}[${index}]`, element))
    if (!isObject(node)) return []
    return Object.entries(node).flatMap(([key, value]) => {
      const here = `${path}.${key}`
      if (key === 'Ref') return reference(here, String(value))
      if (key === 'Fn::GetAtt') return dotted(here, Array.isArray(value) ? value.join('.') : String(value))
      if (key === 'Fn::Sub' && typeof value === 'string')
        return [...value.matchAll(/\$\{([^!}][^}]*)\}/g)].flatMap(([, expression]) =>
          dotted(here, expression as string),
        )
      return visit(here, value)
    })
  }
  const depends = Object.entries(template.Resources).flatMap(([id, { DependsOn = [] }]) =>
    [DependsOn].flat().flatMap((name) => reference(`${id}.DependsOn`, name)),
  )
  return [...depends, ...visit('', template.Resources)]
}

const partitionFindings = (template: Template) =>
  [...JSON.stringify(template).matchAll(/arn:aws(-cn)?:[^"]{0,60}/g)].map(
    ([arn]) => `the partition is written out: ${arn}`,
  )

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isIntrinsic(value: unknown) {
  if (!isObject(value)) return false
  const [key, ...others] = Object.keys(value)
  return (
    !others.length && key !== undefined && (key === 'Ref' || key === 'Condition' || key.startsWith('Fn::'))
  )
}
