import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Template } from './cloudformation'
import { root } from './sources'

/** The template that `npm run package` writes, without account, network or home. */
export function packageTemplate(...parameters: string[]): Template {
  const folder = mkdtempSync(join(tmpdir(), 'zhixing-package-'))
  const osls = join(root, 'node_modules/osls/bin/serverless.js')
  const words = parameters.flatMap((parameter) => ['--param', parameter])
  try {
    execFileSync(process.execPath, [osls, 'package', '--package', folder, ...words], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: folder, SLS_TELEMETRY_DISABLED: '1' },
      timeout: 300_000,
    })
    const template = JSON.parse(
      readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8'),
    )
    requireZips(template, readdirSync(folder))
    return template
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Throws if the package of a function is not among the files. */
function requireZips(template: Template, files: string[]) {
  const lambdas = idsOf(template, 'AWS::Lambda::Function')
  const zips = files.filter((name) => name.endsWith('.zip'))
  if (zips.length < lambdas.length)
    throw new Error(`${lambdas.length} functions, but only these packages: ${zips.join(', ')}`)
}

export const propertiesOf = (template: Template, id: string): Record<string, never> =>
  (template.Resources[id]?.Properties ?? {}) as Record<string, never>

/** The ids of all resources of a type. */
export const idsOf = (template: Template, type: string): string[] =>
  Object.keys(template.Resources).filter((id) => template.Resources[id]?.Type === type)

/**
 * A value of the template as text: `!Ref Media` is `Media`, `!GetAtt Media.Arn` is `Media.Arn`, and
 * `!Sub '${Media.Arn}/*'` is `Media.Arn/*`.
 */
export function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const [[name, inner] = []] = Object.entries(value)
  if (name === 'Fn::Sub') return String(inner).replace(/\$\{([^}]+)\}/g, '$1')
  return name === 'Fn::GetAtt' ? [inner].flat().join('.') : String(inner)
}
