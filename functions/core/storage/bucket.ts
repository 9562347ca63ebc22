import { fetchSigned } from '../aws/fetch-signed'
import { environment } from '../environment'

type BucketRequest = Parameters<typeof fetchSigned>[1]

export const bucketScope = () => ({ region: environment.region, service: 's3' })

/** A signed request to an object of a bucket. */
export const fetchObject = (url: URL, request: BucketRequest): Promise<Response> =>
  fetchSigned(url, request, bucketScope(), environment.awsCredentials)

/** S3 answers 403 for an absent object to a role that may not list the bucket. */
export const isAbsent = ({ status }: Response): boolean => status === 403 || status === 404
