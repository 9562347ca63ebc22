import { fetchSecrets } from './secrets'

/**
 * The settings of a deployment, read once at the cold start. In the cloud SECRETS lists the names that are
 * fetched from SSM below SECRETS_PATH, so that each function holds only the secrets it needs; on one
 * machine everything comes from process.env.
 */
const values: Record<string, string | undefined> = {
  ...process.env,
  ...(process.env.SECRETS_PATH
    ? await fetchSecrets(process.env.SECRETS_PATH, (process.env.SECRETS ?? '').split(',').filter(Boolean))
    : {}),
}

function required(name: string): string {
  const value = values[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

/** Getters, so that a required setting that is absent throws only in a function that uses it. */
export const environment = {
  get tableName() {
    return required('TABLE_NAME')
  },
  /** The URL of an engine on this machine; absent on AWS. */
  get dynamodbEndpoint() {
    return values.DYNAMODB_ENDPOINT
  },
  /** For the table: those of the function's role, set by Lambda. A local engine accepts any. */
  get credentials() {
    const local = values.DYNAMODB_ENDPOINT ? 'local' : undefined
    return {
      accessKeyId: local ?? required('AWS_ACCESS_KEY_ID'),
      secretAccessKey: local ?? required('AWS_SECRET_ACCESS_KEY'),
      sessionToken: local ? undefined : values.AWS_SESSION_TOKEN,
    }
  },
  /** For every other AWS service. */
  get awsCredentials() {
    return {
      accessKeyId: values.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: values.AWS_SECRET_ACCESS_KEY ?? '',
      sessionToken: values.AWS_SESSION_TOKEN,
    }
  },
  get sqsEndpoint() {
    return values.SQS_ENDPOINT
  },
  get pushQueueUrl() {
    return required('PUSH_QUEUE_URL')
  },
  get importQueueUrl() {
    return required('IMPORT_QUEUE_URL')
  },
  /** At least 32 characters; every purpose derives its own key from it (http/signed.ts). */
  get signingKey() {
    return required('SIGNING_KEY')
  },
  /** Signs tokens: an Ed25519 or SM2 key, PKCS #8 in base64. */
  get tokenKey() {
    return required('TOKEN_KEY')
  },
  /** Verify tokens: SPKI in base64. During a rotation two, separated by a comma. */
  get tokenPublicKeys() {
    return required('TOKEN_PUBLIC_KEYS').split(',')
  },
  /** Verifies what was signed before the key was rotated; signs nothing. */
  get previousSigningKey() {
    return values.PREVIOUS_SIGNING_KEY
  },
  /** Keys the hashes that replace phone numbers and names in keys of the table. */
  get pepper() {
    return required('PEPPER')
  },
  /** Encrypts the secrets of second factors: at least 32 characters. */
  get secondFactorKey() {
    return required('SECOND_FACTOR_KEY')
  },
  /** Decrypts what was encrypted before the key was rotated; encrypts nothing. */
  get previousSecondFactorKey() {
    return values.PREVIOUS_SECOND_FACTOR_KEY
  },
  /** The roles that need a second factor for the console. */
  get secondFactorRoles() {
    return (values.SECOND_FACTOR_ROLES ?? '').split(',').filter(Boolean)
  },
  /** By which the distribution proves that it names the viewer's address; absent on one machine. */
  get edgeKey() {
    return values.EDGE_KEY
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
  /** The EncodingAESKey of the service account: 43 characters. */
  get callbackAesKey() {
    return required('CALLBACK_AES_KEY')
  },
  get previousCallbackAesKey() {
    return values.PREVIOUS_CALLBACK_AES_KEY
  },
  /** JSON of template ids, in the shape that push/wechat/template-ids.ts parses. */
  get templateIds() {
    return required('TEMPLATE_IDS')
  },
  /** `formal`, `trial` or `developer`: the build of the mini-program that a message opens. */
  get miniProgramState() {
    return values.MINI_PROGRAM_STATE ?? 'formal'
  },
  /** Uploads and media: an S3 bucket, or the file server of one machine. */
  get mediaUploadUrl() {
    return required('MEDIA_UPLOAD_URL')
  },
  /** Files of evidence: a bucket, or on one machine a folder, apart from all media. */
  get evidenceUrl() {
    return required('EVIDENCE_URL')
  },
  /** Table files, uploaded and made: a bucket, or on one machine a folder, whose files expire. */
  get spreadsheetsUrl() {
    return required('SPREADSHEETS_URL')
  },
  /**
   * Ids of the rule sets in use, and `policy-id/requirement-id` for each optional requirement. An empty text
   * is no setting.
   */
  get trainingRules() {
    return (values.TRAINING_RULES || 'policy-cn-2023').split(',')
  },
  /** Signs checkpoints only: an Ed25519 key, PKCS #8 in base64. */
  get logKey() {
    return required('LOG_KEY')
  },
  /** The name of the log in every checkpoint. It never changes. */
  get logName() {
    return required('LOG_NAME')
  },
  /** Write-once copies of the checkpoints outside the table: a bucket with Object Lock. */
  get checkpointsUrl() {
    return required('CHECKPOINTS_URL')
  },
  /** The public page that checks a receipt; relative where one machine serves everything. */
  get receiptPageUrl() {
    return values.RECEIPT_PAGE_URL ?? '/console/receipt.html'
  },
  get region() {
    return values.AWS_REGION ?? 'cn-northwest-1'
  },
}
