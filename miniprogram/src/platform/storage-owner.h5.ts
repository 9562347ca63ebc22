/** Several of the simulator's phones share one origin; each names its person in `?phone=`, and keeps its things under that name. */
export const person: string = new URLSearchParams(window.location.search).get('phone') ?? ''
