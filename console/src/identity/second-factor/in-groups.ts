/** Four characters a group, as a person reads them out. */
export const inGroups = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')
