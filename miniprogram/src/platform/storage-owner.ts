/** A phone belongs to one learner, so its storage needs no prefix. */
export const storageOwner = ''
