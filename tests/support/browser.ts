import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

export interface WindowSize {
  width: number
  height: number
}

export type LaunchedBrowser = Awaited<ReturnType<typeof launchBrowser>>

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const SYSTEM_CHROMIUM = '/usr/bin/chromium'
const TIMEOUT_MS = 30_000 // for a page that hangs; long enough beside another step of the tests

/** Launches Chromium: the one of the operating system, or else the one from the npm package. */
export async function launchBrowser() {
  const { folder, ...options } = existsSync(SYSTEM_CHROMIUM)
    ? { executablePath: SYSTEM_CHROMIUM, args: ARGUMENTS, folder: undefined }
    : await unpackChromium()
  const browser = await chromium.launch(options)
  const violations: string[] = []
  return {
    newPage: (origin: string, window: WindowSize) => newPage(browser, origin, window, violations),
    /** Errors that a page threw, and requests to hosts other than the system under test. */
    violations: () => violations,
    close: async () => {
      await browser.close()
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function newPage(
  browser: Browser,
  origin: string,
  { width, height }: WindowSize,
  violations: string[],
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL: origin,
    reducedMotion: 'reduce', // an animation that a busy machine never ends would leave its element in the way
  })
  context.setDefaultTimeout(TIMEOUT_MS)
  const page = await context.newPage()
  page.on('pageerror', (error) => violations.push(`${page.url()} threw ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!/^(data|blob|about):/.test(url) && new URL(url).origin !== origin)
      violations.push(`${page.url()} called ${url}`)
  })
  return page
}

/**
 * Chromium from the package. Its libraries are unpacked only if it finds itself in a Lambda, hence the
 * variable; and always under the same names, hence a folder of its own.
 */
async function unpackChromium() {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'))
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'
  process.env.TMPDIR = folder
  const { default: packaged } = await import('@sparticuz/chromium')
  const executablePath = await packaged.executablePath()
  const unwanted = ['--single-process', '--no-zygote', '--disable-web-security']
  return {
    executablePath,
    args: [...packaged.args.filter((argument) => !unwanted.includes(argument)), ...ARGUMENTS],
    folder,
  }
}
