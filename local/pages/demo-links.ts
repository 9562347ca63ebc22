import { demoPersons } from '../demo/people/persons'
import { escaped } from './html-page'

/** The people of the demo with whose phones `/` can be opened. */
export function peopleLinks(): { people: string; first: string } {
  const shown = demoPersons.filter(({ featured }) => featured)
  const people = shown.map(
    ({ personId, name, role }, index) =>
      `<a href="/h5/?phone=${personId}" target="phone"${index === 0 ? ' aria-current="true"' : ''}>${escaped(name)}<span>${escaped(role)}</span></a>`,
  )
  return { people: people.join('\n'), first: shown[0]?.personId ?? '' }
}
