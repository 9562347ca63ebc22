import { pathToFileURL } from 'node:url'
import { demoApps, demoTemplates, type Secrets } from './secrets'

interface Places {
  dynamodbEndpoint: string
  sqsEndpoint: string
  queueUrl: string
  /** How this machine reaches itself. */
  url: string
  /** Where checkpoints are lodged: as far outside as one machine goes. */
  checkpointsFolder: string
}

export const TABLE_NAME = 'zhixing'

/** What a deployment sets. It must stand in process.env before anything of functions/ is imported, for there it is read once. */
export const environmentOf = (
  secrets: Secrets,
  { dynamodbEndpoint, sqsEndpoint, queueUrl, url, checkpointsFolder }: Places,
): Record<string, string> => ({
  ...secrets,
  TABLE_NAME,
  DYNAMODB_ENDPOINT: dynamodbEndpoint,
  SQS_ENDPOINT: sqsEndpoint,
  PUSH_QUEUE_URL: queueUrl,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  WECHAT_API_URL: `${url}/wechat/api`,
  WECHAT_OAUTH_URL: '/wechat/connect/oauth2/authorize', // relative: a browser comes back to the name by which it knows this machine
  MINI_PROGRAM_APPID: demoApps.miniProgram,
  SERVICE_ACCOUNT_APPID: demoApps.serviceAccount,
  TEMPLATE_IDS: JSON.stringify(demoTemplates),
  MINI_PROGRAM_STATE: 'developer',
  MEDIA_UPLOAD_URL: `${url}/media`,
  EVIDENCE_URL: `${url}/evidence`,
  LOG_NAME: 'zhixing/local/credits',
  CHECKPOINTS_URL: pathToFileURL(`${checkpointsFolder}/`).href,
})
