import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

/** A page of this folder with its `{{placeholders}}` replaced. The values must be escaped already. */
export function renderPage(name: 'shell' | 'preparing' | 'failed', values: Record<string, string>): string {
  const page = readFileSync(new URL(`./${name}.html`, import.meta.url), 'utf8')
  return page.replace(/\{\{(\w+)\}\}/g, (_, placeholder: string) => values[placeholder] ?? '')
}

/** An HTML response. Its policy allows this origin's scripts, and the page's inline scripts by their hash. */
export function htmlResponse(page: string, status = 200): Response {
  const policy = Object.entries(policyFor(page)).map(
    ([directive, sources]) => `${directive} ${sources.trim()}`,
  )
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': policy.join('; '),
  }
  return new Response(page, { status, headers })
}

function policyFor(page: string): Record<string, string> {
  const inlineScripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)]
  const hashes = inlineScripts.map(([, script = '']) => `'sha256-${sha256Of(script)}'`)
  return {
    'default-src': `'self'`,
    'script-src': `'self' ${hashes.join(' ')}`,
    'style-src': `'self' 'unsafe-inline'`, // component libraries write style elements
    'img-src': `'self' data: blob:`,
    'media-src': `'self' blob:`,
    'font-src': `'self' data:`,
    'connect-src': `'self' http://127.0.0.1:* http://localhost:*`, // uploads go to the signed host name
    'frame-ancestors': `'self'`,
    'object-src': `'none'`,
    'base-uri': `'self'`,
    'form-action': `'self'`,
  }
}

const sha256Of = (script: string) => createHash('sha256').update(script).digest('base64')
