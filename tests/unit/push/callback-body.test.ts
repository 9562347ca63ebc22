import { expect, test } from '@jest/globals'
import { parseBody, parseEncrypt } from '@zhixing/functions/push/callbacks/callback-body'

const documentType = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

test.each([
  ['XML', '<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[abc=]]></Encrypt></xml>', 'abc='],
  ['JSON', '{"ToUserName":"gh_1","Encrypt":"abc="}', 'abc='],
  ['unencrypted XML', '<xml><FromUserName>o1</FromUserName><Event>subscribe</Event></xml>', undefined],
  ['both forms at once', '<xml><FromUserName>o1</FromUserName><Encrypt>abc=</Encrypt></xml>', undefined],
  ['a document type', `${documentType}<xml><Encrypt>&x;</Encrypt></xml>`, undefined],
  ['an entity', '<!ENTITY x "y"><xml><Encrypt>abc</Encrypt></xml>', undefined],
  ['a document type after CDATA', '<xml><Encrypt><![CDATA[a]]></Encrypt><!DOCTYPE a></xml>', undefined],
  [
    'a document type inside CDATA that does not end',
    '<xml><Encrypt><![CDATA[<!DOCTYPE a></Encrypt>',
    undefined,
  ],
  ['a list', '[{"Encrypt":"abc="}]', undefined],
  ['two ciphertexts', '<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>', undefined],
  ['nothing', '', undefined],
  ['an incomplete document', '<xml><Encrypt>abc', undefined],
])('the ciphertext in a body of %s', (_, body, encrypted) => {
  expect(parseEncrypt(body)).toBe(encrypted)
})

test('64-bit ids stay text, and entities stay as they are written', () => {
  const body = '<xml><MsgId>6054768590064713728</MsgId><Content>&lt;b&gt; &amp; &#x41;</Content></xml>'
  expect(parseBody(body)).toEqual({ MsgId: '6054768590064713728', Content: '&lt;b&gt; &amp; &#x41;' })
})

test('64-bit ids of JSON stay exact', () => {
  expect(parseBody('{"MsgID":6054768590064713728,"CreateTime":1785000000}')).toEqual({
    MsgID: '6054768590064713728',
    CreateTime: 1785000000,
  })
})

test('a hostile body of 64 kB is refused within 200 ms', () => {
  const startedAt = performance.now()
  for (const body of ['<![CDATA['.repeat(7000), `{"${'\\"'.repeat(32_000)}`, '<a>'.repeat(21_000)])
    expect(parseEncrypt(body)).toBeUndefined()
  expect(performance.now() - startedAt).toBeLessThan(200)
})
