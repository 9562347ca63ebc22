/** By file extension: Windows reports no type for .vtt and .m4a. */
const typesByExtension: Record<string, string> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  m4a: 'audio/mp4',
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  vtt: 'text/vtt',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
}

/** The content type that the file's name stands for; undefined unless it is one of the accepted types. */
export function contentTypeOf<Type extends string>(file: File, accept: readonly Type[]): Type | undefined {
  const extension = file.name.split('.').at(-1)?.toLowerCase() ?? ''
  return accept.find((type) => type === typesByExtension[extension])
}
