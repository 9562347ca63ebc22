/** Threats that nothing can be tried against through the interface as it is. Said, never passed. */
export const noSurface: [threat: string, why: string][] = [
  ['T11', 'no face check is asked anywhere'],
  [
    'T22',
    'not attacked in this suite yet, although classes can be declared; tests/integration/credits-declarations holds duplicate and concurrent imports',
  ],
]
