import { runInNewContext } from 'node:vm'
import type { Template } from './cloudformation'
import { isAllowed, statementsOfBucket } from './iam'
import { propertiesOf, textOf } from './packaged-template'

interface Behaviour {
  PathPattern?: string
  TargetOriginId: string
  AllowedMethods: string[]
  ViewerProtocolPolicy: string
  ResponseHeadersPolicyId?: unknown
  OriginRequestPolicyId?: unknown
}
interface Origin {
  Id: string
  DomainName: unknown
  OriginAccessControlId?: unknown
  CustomOriginConfig?: object
}
interface Distribution {
  Aliases: string[]
  Origins: Origin[]
  DefaultCacheBehavior: Behaviour
  CacheBehaviors: Behaviour[]
}
interface ViewerRequest {
  uri: string
  method: string
  headers: Record<string, { value: string }>
}

export const distributionOf = (template: Template): Distribution =>
  propertiesOf(template, 'Site').DistributionConfig as unknown as Distribution

/** Runs the function at the edge, as CloudFront does before it looks for a file. */
export function runViewerRequest(template: Template, request: ViewerRequest) {
  const code = textOf(propertiesOf(template, 'SiteRequest').FunctionCode)
  const event = { request, viewer: { ip: '203.0.113.9' } }
  return runInNewContext(`${code}; handler(event)`, { event }) as ViewerRequest & {
    statusCode?: number
    headers: { location?: { value: string } }
  }
}

/**
 * Where the distribution's answer to a request comes from: `Media/media/film.mp4`, `api POST /v1/launches`,
 * `302 /h5/`, or why there is none.
 */
export function answerOf(template: Template, method: string, path: string): string {
  const { CacheBehaviors, DefaultCacheBehavior, Origins } = distributionOf(template)
  const behaviour =
    CacheBehaviors.find(({ PathPattern = '' }) => isLike(path, PathPattern)) ?? DefaultCacheBehavior
  if (!behaviour.AllowedMethods.includes(method)) return `refused: ${method} at the edge`
  const request = runViewerRequest(template, { uri: path, method, headers: {} })
  if (request.statusCode) return `${request.statusCode} ${request.headers.location?.value}`
  const origin = Origins.find(({ Id }) => Id === behaviour.TargetOriginId)
  if (!origin) return `refused: no origin ${behaviour.TargetOriginId}`
  if (origin.CustomOriginConfig) return answerOfApi(template, method, request.uri)
  return answerOfBucket(template, origin, request.uri)
}

function answerOfApi(template: Template, method: string, path: string): string {
  const routes = Object.values(template.Resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::ApiGatewayV2::Route' ? [String(Properties?.RouteKey)] : [],
  )
  const pattern = (route: string) => `^${route.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`
  const route = routes.find((each) => new RegExp(pattern(each)).test(`${method} ${path}`))
  return route ? `api ${route}` : 'refused: no route'
}

function answerOfBucket(template: Template, origin: Origin, path: string): string {
  const bucket = textOf(origin.DomainName).split('.')[0] ?? ''
  const control = propertiesOf(template, textOf(origin.OriginAccessControlId)).OriginAccessControlConfig as
    | Record<string, string>
    | undefined
  if (control?.SigningBehavior !== 'always') return 'refused: the request is not signed'
  const call = {
    action: 's3:GetObject',
    resource: `${bucket}.Arn${path}`,
    principal: 'cloudfront.amazonaws.com',
    keys: {
      'aws:SecureTransport': ['true'],
      'AWS:SourceArn': ['arn:AWS::Partition:cloudfront::AWS::AccountId:distribution/Site'],
    },
  }
  return isAllowed(statementsOfBucket(template, bucket), call)
    ? bucket + path
    : `refused: no policy of ${bucket}`
}

const isLike = (path: string, pattern: string) =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(path)
