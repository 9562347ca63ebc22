import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

export interface Window {
  width: number
  height: number
}

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const INSTALLED = '/usr/bin/chromium'
const PATIENCE_MS = 15_000

/** A real Chromium: the one of the system, or else the one that came with the packages. */
export async function launch() {
  const { folder, ...options } = existsSync(INSTALLED)
    ? { executablePath: INSTALLED, args: ARGUMENTS, folder: undefined }
    : await unpacked()
  const browser = await chromium.launch(options)
  const complaints: string[] = []
  return {
    newPage: (origin: string, window: Window) => newPage(browser, origin, window, complaints),
    /** What no page may do: throw, or ask anybody but us. Empty if all is well. */
    complaints: () => complaints,
    close: async () => {
      await browser.close()
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function newPage(
  browser: Browser,
  origin: string,
  { width, height }: Window,
  complaints: string[],
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL: origin,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(`${page.url()} threw ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!/^(data|blob|about):/.test(url) && new URL(url).origin !== origin)
      complaints.push(`${page.url()} asked ${url}`)
  })
  return page
}

/** The package brings the libraries Chromium needs, but unpacks them only where it believes itself in a Lambda; and always under one name, so into a folder of its own. */
async function unpacked() {
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
