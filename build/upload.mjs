#!/usr/bin/env node
/**
 * Uploads the built mini-program as a trial version:
 *   npm run build:weapp && npm run upload -- --version 1.2.0 --desc "…"
 *
 * It needs, all from mp.weixin.qq.com → 开发管理 → 开发设置 → 小程序代码上传:
 *   MINI_PROGRAM_APPID         the AppID
 *   MINI_PROGRAM_UPLOAD_KEY    path of the code-upload private key (private.<appid>.key), outside the repository
 *   and this machine's IP address in the upload whitelist there, if the whitelist is on.
 *
 * miniprogram-ci is large and needed on the release machine only, so it is no dependency:
 *   npm install --no-save miniprogram-ci@2.1.42
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    version: { type: 'string' },
    desc: { type: 'string', default: '' },
    robot: { type: 'string', default: '1' },
  },
})
const project = join(import.meta.dirname, '../miniprogram')
const { MINI_PROGRAM_APPID: appid, MINI_PROGRAM_UPLOAD_KEY: privateKeyPath } = process.env

const missing = [
  !values.version && '--version 1.2.0 (what the administrator will see)',
  !appid && 'MINI_PROGRAM_APPID (the AppID of the mini-program)',
  !(privateKeyPath && existsSync(privateKeyPath)) &&
    'MINI_PROGRAM_UPLOAD_KEY (path of the code-upload private key from mp.weixin.qq.com → 开发管理 → 开发设置)',
  !existsSync(join(project, 'dist/app.json')) && 'a build: npm run build:weapp',
].filter(Boolean)
if (missing.length) stop(`Cannot upload yet. Missing:\n  - ${missing.join('\n  - ')}`)

const ci = await import('miniprogram-ci').then(
  (module) => module.default ?? module,
  () =>
    stop('miniprogram-ci is not installed on this machine:\n  npm install --no-save miniprogram-ci@2.1.42'),
)
const { subPackageInfo = [] } = await ci.upload({
  project: new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath: project,
    privateKeyPath,
    ignores: ['node_modules/**/*'],
  }),
  version: values.version,
  desc: values.desc,
  robot: Number(values.robot),
  setting: { es6: false, minify: false },
  onProgressUpdate: (step) =>
    console.log(typeof step === 'string' ? step : `${step._status ?? ''} ${step._msg ?? ''}`.trim()),
})
for (const { name, size } of subPackageInfo) console.log(`${name.padEnd(24)} ${Math.ceil(size / 1024)} KB`)

function stop(message) {
  console.error(message)
  process.exit(1)
}
