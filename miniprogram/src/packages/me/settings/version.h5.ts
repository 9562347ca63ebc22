/** A browser always has the newest. */
export const versionWords = () => '网页版'
