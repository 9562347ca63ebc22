/**
 * The phones of the simulator share one origin. Each names its owner in `?phone=` and stores under that name.
 */
export const storageOwner: string = new URLSearchParams(window.location.search).get('phone') ?? ''
