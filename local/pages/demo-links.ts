import { demoPersons } from '../demo/people/demo-persons'
import { escapeHtml } from './html-page'

/** The links of the first page, one for each featured person, and the person whose phone is open. */
export function demoLinks(): { people: string; first: string } {
  const featured = demoPersons.filter((person) => person.featured)
  const links = featured.map(({ personId, name, role }, index) => {
    const current = index === 0 ? ' aria-current="true"' : ''
    const text = `${escapeHtml(name)}<span>${escapeHtml(role)}</span>`
    return `<a href="/h5/?phone=${personId}" target="phone"${current}>${text}</a>`
  })
  return { people: links.join('\n'), first: featured[0]?.personId ?? '' }
}
