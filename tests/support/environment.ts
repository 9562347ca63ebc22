/** Every variable a deployment sets. The secrets are valid nowhere else. */
export const testEnvironment = (dynamodbEndpoint: string): Record<string, string> => ({
  TABLE_NAME: 'zhixing',
  DYNAMODB_ENDPOINT: dynamodbEndpoint,
  AWS_REGION: 'cn-northwest-1',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  SIGNING_KEY: 'a signing key for tests, of 32 characters and more',
  TOKEN_KEY: 'MC4CAQAwBQYDK2VwBCIEIHRva2VucyBvZiB0ZXN0cyBhcmUgd29ydGggbm90aGlu', // a well-known key
  TOKEN_PUBLIC_KEYS: 'MCowBQYDK2VwAyEAaoMDoaD+L5Vyoqs03H9IKIB9aLDk7TOBdcDcia+LY2g=',
  SECOND_FACTOR_KEY: 'a key of second factors for tests, of 32 characters',
  PEPPER: 'a pepper for tests, of 32 characters and more, too',
  WECHAT_API_URL: 'http://wechat.test',
  WECHAT_OAUTH_URL: 'http://wechat.test/connect/oauth2/authorize',
  MINI_PROGRAM_APPID: 'wx-mini-program',
  MINI_PROGRAM_SECRET: 'mini-program-secret',
  SERVICE_ACCOUNT_APPID: 'wx-service-account',
  SERVICE_ACCOUNT_SECRET: 'service-account-secret',
  CALLBACK_TOKEN: 'callback-token',
  CALLBACK_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  TEMPLATE_IDS: JSON.stringify({
    templateMessage: { announcement: 'template-announcement' },
    subscribeMessage: { announcement: 'subscribe-announcement', newCourse: 'subscribe-new-course' },
  }),
  MINI_PROGRAM_STATE: 'developer',
  MEDIA_UPLOAD_URL: 'http://127.0.0.1:9', // replaced where a bucket runs
  EVIDENCE_URL: 'http://evidence.test',
  SPREADSHEETS_URL: 'http://127.0.0.1:9', // replaced where a bucket runs
  LOG_NAME: 'college.test/credits',
  LOG_KEY: 'MC4CAQAwBQYDK2VwBCIEIGV2ZXJ5Ym9keSBrbm93cyB0aGlzIGtleSBvZiB0ZXN0', // a well-known key
  CHECKPOINTS_URL: 'http://127.0.0.1:9/checkpoints/shared/', // replaced where a bucket runs
  SQS_ENDPOINT: 'http://127.0.0.1:9',
  PUSH_QUEUE_URL: 'http://127.0.0.1:9/000000000000/push',
  IMPORT_QUEUE_URL: 'http://127.0.0.1:9/000000000000/imports',
})
