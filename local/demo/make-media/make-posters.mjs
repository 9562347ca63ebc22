import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { chromium } from 'playwright-core'
import { mediaFile } from './media-file.mjs'
import { slidePage } from './slide-page.mjs'

const here = import.meta.dirname
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 854, height: 480 } })

for (const stem of readdirSync(join(here, 'scripts')).map((name) => basename(name, '.json'))) {
  const script = JSON.parse(readFileSync(join(here, 'scripts', `${stem}.json`), 'utf8'))
  await page.setContent(slidePage(script, 0, -1, '干部网络学习'))
  await page.evaluate(() => document.body.classList.add('poster'))
  await page.screenshot({ path: mediaFile(stem, 'jpg'), type: 'jpeg', quality: 54 })
}
await browser.close()
