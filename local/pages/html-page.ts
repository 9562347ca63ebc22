import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

/** A page of the folder beside this file, with its places filled; what fills them has been escaped by whoever made it. */
export function pageOf(name: 'shell' | 'preparing' | 'failed', places: Record<string, string>): string {
  const page = readFileSync(new URL(`./${name}.html`, import.meta.url), 'utf8')
  return page.replace(/\{\{(\w+)\}\}/g, (_, place: string) => places[place] ?? '')
}

/** HTML with a policy that lets run what it brings itself and what this origin serves, and nothing else. */
export function html(body: string, status = 200): Response {
  const scripts = [...body.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${digestOf(script)}'`,
  )
  const policy = {
    'default-src': `'self'`,
    'script-src': `'self' ${scripts.join(' ')}`,
    'style-src': `'self' 'unsafe-inline'`, // the component libraries write their styles into the page
    'img-src': `'self' data: blob:`,
    'media-src': `'self' blob:`,
    'font-src': `'self' data:`,
    'connect-src': `'self' http://127.0.0.1:* http://localhost:*`, // uploads go to the address that was signed
    'frame-ancestors': `'self'`,
    'object-src': `'none'`,
    'base-uri': `'self'`,
    'form-action': `'self'`,
  }
  const header = Object.entries(policy).map(([directive, sources]) => `${directive} ${sources.trim()}`)
  return new Response(body, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': header.join('; '),
    },
  })
}

const digestOf = (script: string) => createHash('sha256').update(script).digest('base64')
