import { publicKeyOf, type Secrets } from './secrets'
import { demoApps, demoTemplates } from './wechat-apps'

interface Addresses {
  dynamodbEndpoint: string
  sqsEndpoint: string
  queueUrl: string
  importQueueUrl: string
  /** Under which this machine reaches its own HTTP server. */
  url: string
}

export const TABLE_NAME = 'zhixing'
export const ACCESS_KEY_ID = 'local'

/** Where each bucket is mounted. */
export const bucketPaths = {
  media: '/media',
  evidence: '/evidence',
  spreadsheets: '/spreadsheets',
  checkpoints: '/checkpoints',
}

/**
 * The environment variables that a deployment sets. They must be in process.env before anything of
 * functions/ is imported, as it is read there once.
 */
export const createEnvironment = (
  secrets: Secrets,
  { dynamodbEndpoint, sqsEndpoint, queueUrl, importQueueUrl, url }: Addresses,
): Record<string, string> => ({
  ...secrets,
  TOKEN_PUBLIC_KEYS: publicKeyOf(secrets.TOKEN_KEY),
  TABLE_NAME,
  DYNAMODB_ENDPOINT: dynamodbEndpoint,
  SQS_ENDPOINT: sqsEndpoint,
  PUSH_QUEUE_URL: queueUrl,
  IMPORT_QUEUE_URL: importQueueUrl,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: ACCESS_KEY_ID,
  WECHAT_API_URL: `${url}/wechat/api`,
  // Relative, so that a browser returns to the host name under which it opened the console.
  WECHAT_OAUTH_URL: '/wechat/connect/oauth2/authorize',
  MINI_PROGRAM_APPID: demoApps.miniProgram,
  SERVICE_ACCOUNT_APPID: demoApps.serviceAccount,
  TEMPLATE_IDS: JSON.stringify(demoTemplates),
  MINI_PROGRAM_STATE: 'developer',
  MEDIA_UPLOAD_URL: `${url}${bucketPaths.media}`,
  EVIDENCE_URL: `${url}${bucketPaths.evidence}`,
  SPREADSHEETS_URL: `${url}${bucketPaths.spreadsheets}`,
  LOG_NAME: 'zhixing/local/credits',
  CHECKPOINTS_URL: `${url}${bucketPaths.checkpoints}/`,
})
