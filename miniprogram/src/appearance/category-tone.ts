const tonesOfKnownCategories: Record<string, string> = {
  'political-theory': 'crimson',
  law: 'indigo',
  'provincial-conditions': 'ochre',
  'digital-government': 'azure',
  'public-service': 'pine',
  'vocational-skills': 'iris',
  'rural-revitalisation': 'olive',
  emergency: 'rust',
  integrity: 'plum',
  health: 'rose',
}
const tonesOfOthers = ['slate', 'plum', 'pine', 'ochre']

/** The colour of a category, as a class of the course cover. Unknown categories get one by their id. */
export function categoryTone(categoryId: string): string {
  const sum = Array.from(categoryId).reduce((total, letter) => total + letter.charCodeAt(0), 0)
  return tonesOfKnownCategories[categoryId] ?? tonesOfOthers[sum % tonesOfOthers.length] ?? 'slate'
}
