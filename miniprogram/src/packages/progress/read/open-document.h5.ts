/** A browser shows documents in another tab. */
export async function openDocument(mediaUrl: string) {
  window.open(mediaUrl, '_blank', 'noopener')
}
