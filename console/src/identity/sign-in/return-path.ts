/** The page to return to, only if it lies within the console: a link from outside could name any address. */
export const returnPath = (address: string | null): string =>
  address && /^\/(?![/\\])/.test(address) && !/^\/(sign-in|second-factor)/.test(address) ? address : '/'
