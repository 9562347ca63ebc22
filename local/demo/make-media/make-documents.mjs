import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { chromium } from 'playwright-core'
import { mediaFile } from './media-file.mjs'

const here = import.meta.dirname
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()

for (const stem of readdirSync(join(here, 'documents')).map((name) => basename(name, '.html'))) {
  const body = readFileSync(join(here, 'documents', `${stem}.html`), 'utf8')
  await page.setContent(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>${style()}</style><body><header>知行 · 干部网络学习</header>${body}</body></html>`,
  )
  await page.pdf({
    path: mediaFile(stem, 'pdf'),
    format: 'A4',
    printBackground: true,
    tagged: true,
    margin: { top: '16mm', bottom: '16mm', left: '18mm', right: '18mm' },
  })
}
await browser.close()

function style() {
  return `
body { font-family: 'Noto Sans CJK SC', sans-serif; color: #1f1b18; font-size: 12.5pt; line-height: 1.7; margin: 0 }
header { color: #b4232a; font-size: 10.5pt; letter-spacing: 2px; border-bottom: 2px solid #b4232a; padding-bottom: 4px; margin-bottom: 14px }
h1 { font-family: 'Noto Serif CJK SC', serif; font-size: 23pt; line-height: 1.35; margin: 0 0 8px }
h2 { font-family: 'Noto Serif CJK SC', serif; font-size: 15pt; color: #b4232a; margin: 18px 0 6px; break-after: avoid }
p { margin: 6px 0 } .lead { color: #6b625b } .note, blockquote { background: #f6f1e9; border-left: 4px solid #b4232a; padding: 8px 12px; margin: 10px 0; break-inside: avoid }
ol, ul { margin: 4px 0; padding-left: 26px } li { margin: 3px 0 }
ul.tick { list-style: none; padding-left: 4px } ul.tick li { padding-left: 26px; position: relative } ul.tick li::before { content: ''; position: absolute; left: 0; top: 5px; width: 12px; height: 12px; border: 1.5px solid #7a716a; border-radius: 2px }
table { border-collapse: collapse; width: 100%; margin: 8px 0; font-size: 11pt; break-inside: avoid } th, td { border: 1px solid #bdb4aa; padding: 6px 8px; text-align: left; height: 22px } th { background: #f6f1e9 }`
}
