import { Unavailable } from '../../server/call'

/** Where a file is sent to, as the server presigned it. */
export interface UploadTarget {
  uploadUrl: string
  headers: Record<string, string>
}

/** PUTs the file. `fetch` cannot report progress, so this is an XMLHttpRequest. Throws `Unavailable`. */
export const putFile = (
  { uploadUrl, headers }: UploadTarget,
  file: File,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
) =>
  new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = () => reject(new Unavailable())
    request.open('PUT', uploadUrl)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onload = () => (request.status < 300 ? resolve() : fail())
    request.onerror = fail
    request.onabort = fail
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
