/** Opens a file of the bucket without leaving the page. */
export function openFile(url: string): void {
  const link = document.createElement('a')
  link.href = url
  link.rel = 'noopener'
  link.target = '_blank'
  link.click()
}
