/** A browser shows a document beside the page. */
export async function openDocument(mediaUrl: string) {
  window.open(mediaUrl, '_blank', 'noopener')
}
