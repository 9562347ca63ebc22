/** A browser always loads the newest version. */
export const versionWords = () => '网页版'
