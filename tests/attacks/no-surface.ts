/** Threats that nothing can be tried against through the interface as it is. Said, never passed. */
export const noSurface: [threat: string, why: string][] = [['T11', 'no face check is asked anywhere']]
