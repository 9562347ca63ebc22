import { readSecrets } from './secrets'

/**
 * What a deployment sets, read and checked once. In the cloud SECRETS names what is fetched from SSM below SECRETS_PATH, so each function
 * holds only the secrets it needs; on one machine everything comes from process.env.
 */
const values: Record<string, string | undefined> = {
  ...process.env,
  ...(process.env.SECRETS_PATH
    ? await readSecrets(process.env.SECRETS_PATH, (process.env.SECRETS ?? '').split(',').filter(Boolean))
    : {}),
}

function required(name: string): string {
  const value = values[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

/** Getters: a function that never uses a secret need not be given it. */
export const environment = {
  get tableName() {
    return required('TABLE_NAME')
  },
  /** An engine on this machine; absent on AWS. */
  get dynamodbEndpoint() {
    return values.DYNAMODB_ENDPOINT
  },
  /** Of the function's role, as Lambda hands them out; an engine on this machine asks for none. */
  get credentials() {
    const local = values.DYNAMODB_ENDPOINT ? 'local' : undefined
    return {
      accessKeyId: local ?? required('AWS_ACCESS_KEY_ID'),
      secretAccessKey: local ?? required('AWS_SECRET_ACCESS_KEY'),
      sessionToken: local ? undefined : values.AWS_SESSION_TOKEN,
    }
  },
  get sqsEndpoint() {
    return values.SQS_ENDPOINT
  },
  get pushQueueUrl() {
    return required('PUSH_QUEUE_URL')
  },
  /** ≥ 32 characters; every purpose derives its own key from it. */
  get signingKey() {
    return required('SIGNING_KEY')
  },
  /** Still accepted, no longer used for signing: rotation with overlap. */
  get previousSigningKey() {
    return values.PREVIOUS_SIGNING_KEY
  },
  /** Keys the hashes that stand for phone numbers and names in keys of the table. */
  get pepper() {
    return required('PEPPER')
  },
  get wechatApiUrl() {
    return values.WECHAT_API_URL ?? 'https://api.weixin.qq.com'
  },
  get wechatOauthUrl() {
    return values.WECHAT_OAUTH_URL ?? 'https://open.weixin.qq.com/connect/oauth2/authorize'
  },
  get miniProgramAppid() {
    return required('MINI_PROGRAM_APPID')
  },
  get miniProgramSecret() {
    return required('MINI_PROGRAM_SECRET')
  },
  get serviceAccountAppid() {
    return required('SERVICE_ACCOUNT_APPID')
  },
  get serviceAccountSecret() {
    return required('SERVICE_ACCOUNT_SECRET')
  },
  get callbackToken() {
    return required('CALLBACK_TOKEN')
  },
  /** 43 characters, as the platform shows it. */
  get callbackAesKey() {
    return required('CALLBACK_AES_KEY')
  },
  get previousCallbackAesKey() {
    return values.PREVIOUS_CALLBACK_AES_KEY
  },
  /** JSON: { templateMessage: { announcement: id }, subscribeMessage: { announcement: id, newCourse: id } } */
  get templateIds() {
    return required('TEMPLATE_IDS')
  },
  /** `formal`, `trial` or `developer`: which build a message's card opens. */
  get miniProgramState() {
    return values.MINI_PROGRAM_STATE ?? 'formal'
  },
  /** Where uploads are put and from where media are served: S3 on AWS, the files room on one machine. */
  get mediaUploadUrl() {
    return required('MEDIA_UPLOAD_URL')
  },
  /** Where files of evidence are put, apart from all that is served: a bucket of its own, or a room of its own on one machine. */
  get evidenceUrl() {
    return required('EVIDENCE_URL')
  },
  /** Rule sets that say what is owed, and `policy-id/requirement-id` for what is owed only if chosen. */
  get trainingRules() {
    return (values.TRAINING_RULES || 'policy-cn-2023').split(',')
  },
  /** Signs checkpoints and nothing else: an Ed25519 key, PKCS #8 in base64. */
  get logKey() {
    return required('LOG_KEY')
  },
  /** Names the log in every checkpoint, for ever. */
  get logName() {
    return required('LOG_NAME')
  },
  /** Where checkpoints are kept outside the table, write-once: a bucket with Object Lock, or `file:` and a folder. */
  get checkpointsUrl() {
    return required('CHECKPOINTS_URL')
  },
  /** The page on which a stranger checks a receipt; relative where one machine serves everything. */
  get receiptPageUrl() {
    return values.RECEIPT_PAGE_URL ?? '/console/receipt.html'
  },
  get region() {
    return values.AWS_REGION ?? 'cn-northwest-1'
  },
}
