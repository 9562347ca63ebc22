/** The phones of the simulator share one origin, so each stores under its owner, named in `?phone=`. */
export const storageOwner: string = new URLSearchParams(window.location.search).get('phone') ?? ''
