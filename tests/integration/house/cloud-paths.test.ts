import { beforeAll, describe, expect, test } from '@jest/globals'
import { contracts } from '@zhixing/shared/modules'
import type { Template } from '../../support/cloudformation'
import { answerOf, distributionOf, runViewerRequest } from '../../support/edge'
import { isAllowed, statementsOfBucket, statementsOfRole } from '../../support/iam'
import { idsOf, packageTemplate, propertiesOf } from '../../support/packaged-template'

const DOMAIN = 'xueyuan.example.gov.cn'
let template: Template
beforeAll(() => {
  template = packageTemplate(`domain=${DOMAIN}`, 'certificateId=ASCATEST', 'alarmEmail=ops@example.gov.cn')
}, 320_000)

const planted = (change: (copy: Template) => void) => {
  const copy = structuredClone(template)
  change(copy)
  return copy
}

describe('every path that a browser or a phone takes leads to a resource that may answer it', () => {
  test('every verb of every contract', () => {
    for (const { contract } of contracts) {
      const path = contract.path.replace(/\{\w+\}/g, '01KDEMO')
      expect(answerOf(template, contract.method, path)).toBe(`api ${contract.method} ${contract.path}`)
    }
  })

  test.each([
    ['/', '302 /h5/'],
    ['/h5', '302 /h5/'],
    ['/h5/', 'Web/h5/index.html'],
    ['/h5/js/app.0a1b2c3d.js', 'Web/h5/js/app.0a1b2c3d.js'],
    ['/console', '302 /console/'],
    ['/console/', 'Web/console/index.html'],
    ['/console/courses/01KDEMO', 'Web/console/index.html'],
    ['/console/receipt.html', 'Web/console/receipt.html'],
    ['/console/assets/index-0a1b2c3d.js', 'Web/console/assets/index-0a1b2c3d.js'],
    ['/media/01KDEMO.mp4', 'Media/media/01KDEMO.mp4'],
  ])('GET %s is %s', (path, answer) => {
    expect(answerOf(template, 'GET', path)).toBe(answer)
  })

  test.each([
    ['GET', '/evidence/01KDEMO/ab.pdf'],
    ['GET', '/spreadsheets/imports/01KDEMO/ab'],
    ['GET', '/checkpoints/1'],
    ['GET', '/elsewhere.html'],
    ['GET', '/v1/unknown'],
    ['PUT', '/media/01KDEMO.mp4'],
    ['PUT', '/h5/index.html'],
    ['POST', '/console/'],
    ['DELETE', '/v1/launches'],
  ])('and nothing else: %s %s is refused', (method, path) => {
    expect(answerOf(template, method, path)).toMatch(/^refused/)
  })

  test.each<[string, (copy: Template) => void, string]>([
    ['the policy of the bucket', (copy) => delete copy.Resources.MediaPolicy, '/media/a.mp4'],
    ['the signature of the edge', (copy) => delete copy.Resources.SiteAccess, '/media/a.mp4'],
    [
      'the behaviour of the API',
      (copy) => Object.assign(distributionOf(copy), { CacheBehaviors: [] }),
      '/v1/transcript',
    ],
  ])('control: without %s the walk ends', (_, change, path) => {
    expect(answerOf(template, 'GET', path)).not.toMatch(/^refused/)
    expect(answerOf(planted(change), 'GET', path)).toMatch(/^refused/)
  })
})

test('the receipt page, the uploads and CORS name the domain of the deployment', () => {
  expect(distributionOf(template).Aliases).toEqual([DOMAIN])
  const variables = (id: string) =>
    (propertiesOf(template, id).Environment as unknown as { Variables: Record<string, unknown> }).Variables
  expect(variables('ReceiptsLambdaFunction').RECEIPT_PAGE_URL).toBe(`https://${DOMAIN}/console/receipt.html`)
  const origins = [
    (propertiesOf(template, 'HttpApi').CorsConfiguration as unknown as { AllowOrigins: string[] })
      .AllowOrigins,
    ...['Media', 'Evidence', 'Spreadsheets'].map(
      (bucket) =>
        (
          propertiesOf(template, bucket).CorsConfiguration as unknown as {
            CorsRules: { AllowedOrigins: string[] }[]
          }
        ).CorsRules[0]?.AllowedOrigins,
    ),
  ]
  expect(origins).toEqual(Array(4).fill([`https://${DOMAIN}`]))
})

test('files are put and private files read with the rights of one role each', () => {
  const may = (role: string, action: string, resource: string) =>
    isAllowed(statementsOfRole(template, `${role}IamRoleLambdaExecution`), { action, resource })
  expect(may('Catalogue', 's3:PutObject', 'Media.Arn/media/a.mp4')).toBe(true)
  expect(may('Catalogue', 's3:PutObject', 'Media.Arn/evidence/a.mp4')).toBe(false)
  expect(may('Corrections', 's3:PutObject', 'Evidence.Arn/evidence/a.pdf')).toBe(true)
  expect(may('Corrections', 's3:GetObject', 'Evidence.Arn/evidence/a.pdf')).toBe(true)
  expect(may('Seal', 's3:PutObject', 'Checkpoints.Arn/1')).toBe(true)
  const roles = idsOf(template, 'AWS::IAM::Role').filter((id) => id !== 'IamRoleLambdaExecution')
  const readersOf = (resource: string) =>
    roles.filter((id) => isAllowed(statementsOfRole(template, id), { action: 's3:GetObject', resource }))
  expect(readersOf('Evidence.Arn/evidence/a.pdf')).toEqual(['CorrectionsIamRoleLambdaExecution'])
  expect(readersOf('Spreadsheets.Arn/spreadsheets/imports/a/b')).toEqual([
    'ImportsIamRoleLambdaExecution',
    'ImportRowsIamRoleLambdaExecution',
  ])
})

test('every bucket refuses a request without TLS from every caller', () => {
  const buckets = idsOf(template, 'AWS::S3::Bucket').filter((id) => id !== 'ServerlessDeploymentBucket')
  expect(buckets.sort()).toEqual(['Checkpoints', 'Evidence', 'Media', 'Spreadsheets', 'Web'])
  const denies = (copy: Template, bucket: string) =>
    !isAllowed(
      [
        ...statementsOfBucket(copy, bucket),
        { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: `${bucket}.Arn/*` },
      ],
      {
        action: 's3:GetObject',
        resource: `${bucket}.Arn/media/a`,
        principal: 'anyone',
        keys: { 'aws:SecureTransport': ['false'] },
      },
    )
  for (const bucket of buckets) {
    expect([bucket, denies(template, bucket)]).toEqual([bucket, true])
    const without = planted((copy) => delete copy.Resources[`${bucket}Policy`])
    expect([bucket, denies(without, bucket)]).toEqual([bucket, false])
  }
})

test('every answer carries the security headers, and only TLS 1.2 is spoken', () => {
  const { DefaultCacheBehavior, CacheBehaviors } = distributionOf(template)
  for (const behaviour of [DefaultCacheBehavior, ...CacheBehaviors]) {
    expect(behaviour.ResponseHeadersPolicyId).toEqual({ Ref: 'SiteHeaders' })
    expect(behaviour.ViewerProtocolPolicy).toMatch(/https/)
  }
  expect(propertiesOf(template, 'SiteHeaders').ResponseHeadersPolicyConfig).toMatchObject({
    SecurityHeadersConfig: {
      StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'SAMEORIGIN' },
      ContentSecurityPolicy: {
        ContentSecurityPolicy: { 'Fn::Sub': expect.stringMatching(/^default-src 'self'.*object-src 'none'/) },
      },
    },
  })
  expect(distributionOf(template)).toMatchObject({
    ViewerCertificate: { IamCertificateId: 'ASCATEST', MinimumProtocolVersion: 'TLSv1.2_2021' },
  })
})

test("the edge names the viewer's address and passes none that the viewer has sent", () => {
  const headers = { 'x-viewer-address': { value: '10.0.0.1' }, 'x-edge-key': { value: 'guess' } }
  const passed = runViewerRequest(template, { uri: '/v1/me', method: 'GET', headers })
  expect(JSON.parse(JSON.stringify(passed.headers))).toEqual({ 'x-viewer-address': { value: '203.0.113.9' } })
})

test('the anonymous routes that cost a call to WeChat have a throttle of their own', () => {
  const { DefaultRouteSettings, RouteSettings } = propertiesOf(template, 'HttpApiStage')
  const limits = RouteSettings as unknown as Record<string, { ThrottlingRateLimit: number }>
  const whole = DefaultRouteSettings as unknown as { ThrottlingRateLimit: number }
  const routes = idsOf(template, 'AWS::ApiGatewayV2::Route').map(
    (id) => propertiesOf(template, id).RouteKey as unknown as string,
  )
  for (const route of ['POST /v1/console-sign-ins', 'POST /v1/sign-ins', 'POST /v1/bindings'])
    expect(limits[route]?.ThrottlingRateLimit).toBeLessThan(whole.ThrottlingRateLimit)
  for (const route of Object.keys(limits)) expect(routes).toContain(route)
})
