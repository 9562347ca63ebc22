#!/usr/bin/env node
// Checks a receipt of study hours (学时凭证). Needs Node 20 or later and nothing else: no network, no other file.
//
//   node verify.mjs receipt.json --key <verifier key>
//     [--earlier checkpoint-<size>.txt --consistency consistency.json]
//
// The key is the one that the college publishes; get it by another channel than the receipt. Exit codes:
// 0 genuine, 1 altered, 2 undecided (no key was given, or a file cannot be read), 3 genuine, but the hours have
// been taken back (冲正). A reversal after the receipt was made cannot be known offline. The public page that
// checks receipts runs this same file.

const utf8 = new TextEncoder()

export const base64Of = (bytes) => btoa(String.fromCharCode(...bytes))
/** Throws for any other than the one spelling of the bytes: `atob` ignores white space and the last bits. */
export function bytesOf(base64) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  if (base64Of(bytes) !== base64) throw new Error(`${base64} is not canonical base64`)
  return bytes
}
const base64urlOf = (bytes) => base64Of(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
function concat(...parts) {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const part of parts) {
    all.set(part, end)
    end += part.length
  }
  return all
}
const isEqual = (one, other) => one.length === other.length && one.every((byte, nth) => byte === other[nth])

/** Canonical JSON (RFC 8785). */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const names = Object.keys(value).sort((one, other) => (one < other ? -1 : 1))
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

const HASH_BYTES = 32 // SHA-256

/** The Merkle tree of RFC 6962 and 9162; `sha256` maps bytes to bytes. */
export function treeOf(sha256) {
  const leafHash = (text) => sha256(concat(Uint8Array.of(0), utf8.encode(text)))
  const nodeHash = (left, right) => sha256(concat(Uint8Array.of(1), left, right))
  const isSize = (number) => Number.isSafeInteger(number) && number >= 0
  const areHashes = (...hashes) => hashes.every(({ length }) => length === HASH_BYTES)
  const half = (number) => Math.floor(number / 2)

  /**
   * Climbs from a node to the root and calls `left` or `right` for a sibling on that side; false if the path
   * has the wrong length. `at` and `last` are the indexes fn and sn of RFC 9162 §2.1.3.2.
   */
  function climb(at, last, proof, left, right) {
    for (const sibling of proof) {
      if (last === 0) return false
      if (at % 2 === 1 || at === last) {
        left(sibling)
        while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
      } else right(sibling)
      ;[at, last] = [half(at), half(last)]
    }
    return last === 0
  }

  function includes({ leaf, index, size, proof, root }) {
    if (!isSize(index) || !isSize(size) || index >= size) return false
    if (!areHashes(leaf, root, ...proof)) return false
    let hash = leaf
    const left = (sibling) => (hash = nodeHash(sibling, hash))
    const right = (sibling) => (hash = nodeHash(hash, sibling))
    return climb(index, size - 1, proof, left, right) && isEqual(hash, root)
  }

  function isConsistent({ from, to, fromRoot, toRoot, proof }) {
    if (!isSize(from) || !isSize(to) || from < 1 || from > to) return false
    if (from === to) return proof.length === 0 && isEqual(fromRoot, toRoot)
    if (!areHashes(fromRoot, toRoot, ...proof)) return false
    const isPowerOfTwo = Number.isInteger(Math.log2(from)) && 2 ** Math.log2(from) === from
    const [first, ...rest] = isPowerOfTwo ? [fromRoot, ...proof] : proof
    if (!first || proof.length === 0) return false
    let [at, last] = [from - 1, to - 1]
    while (at % 2 === 1) [at, last] = [half(at), half(last)]
    let [smaller, larger] = [first, first]
    const left = (sibling) => ([smaller, larger] = [nodeHash(sibling, smaller), nodeHash(sibling, larger)])
    const right = (sibling) => (larger = nodeHash(larger, sibling))
    return climb(at, last, rest, left, right) && isEqual(smaller, fromRoot) && isEqual(larger, toRoot)
  }
  return { leafHash, includes, isConsistent }
}

const note =
  /^(?<text>(?<name>\S+)\n(?<size>0|[1-9]\d*)\n(?<root>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)\ntime (?<time>\S+)\nprevious (?:0|[1-9]\d*) [A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=\nalgorithm Ed25519 SHA-256\n)\n(?<signatures>(?:\u2014 \S+ \S+\n)+)$/u
const verifierKey = /^(?<name>[^+\s]+)\+(?<id>[0-9a-f]{8})\+(?<key>[A-Za-z0-9+/]{44})$/

/** Parses a checkpoint without verifying its signature. */
export function readNote(text) {
  const found = note.exec(text)?.groups
  return found && { ...found, size: Number(found.size), root: bytesOf(found.root) }
}

const EIGHT_HOURS = 8 * 3600_000
const inBeijing = (time) =>
  new Date(Date.parse(time) + EIGHT_HOURS).toISOString().slice(0, 16).replace('T', ' ')

const ED25519 = 1 // signature type of C2SP signed-note
const SIGNATURE_BYTES = 64
const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

function findBytes(base64) {
  try {
    return bytesOf(base64)
  } catch {
    return undefined
  }
}

/** The parts of a verifier key; undefined unless its id follows from name and public key. */
function readKey(text, sha256) {
  const given = verifierKey.exec(text.trim())?.groups
  const typed = given && findBytes(given.key)
  if (!typed || typed[0] !== ED25519) return undefined
  const id = hexOf(sha256(concat(utf8.encode(`${given.name}\n`), typed)).slice(0, 4))
  return id === given.id ? { ...given, publicKey: typed.slice(1) } : undefined
}

/** Whether the key signed the checkpoint: C2SP signed-note, type 1, Ed25519. */
async function isSigned(read, key, { sha256, verify }) {
  const given = readKey(key, sha256)
  if (!given || given.name !== read.name) return false
  for (const line of read.signatures.trim().split('\n')) {
    const [, name, encoded] = line.split(' ')
    if (name !== given.name) continue // a signature by another key is not ours to judge
    const signature = findBytes(encoded)
    if (signature?.length !== 4 + SIGNATURE_BYTES) continue
    const isOurs = hexOf(signature.slice(0, 4)) === given.id
    if (isOurs && (await verify(given.publicKey, utf8.encode(read.text), signature.slice(4)))) return true
  }
  return false
}

const isHash = (text) => typeof text === 'string' && /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(text)
const isReceipt = (receipt) =>
  receipt?.format === 'zhixing-receipt/1' &&
  typeof receipt.leaf === 'object' &&
  receipt.leaf !== null &&
  Array.isArray(receipt.opened) &&
  Number.isSafeInteger(receipt.index) &&
  Array.isArray(receipt.inclusion) &&
  receipt.inclusion.every(isHash) &&
  typeof receipt.checkpoint === 'string' &&
  (receipt.reversed === undefined || typeof receipt.reversed?.at === 'string')

const step = (name, fits, zh, en) => ({ name, fits, zh, en })

/**
 * Every check with its outcome: `true` it holds, `false` something was altered, `undefined` undecided.
 * `crypto` is { sha256(bytes), verify(publicKey, message, signature) }. `earlier` is an older checkpoint,
 * `consistency` the proof that the log still begins with it.
 */
export async function checkReceipt(receipt, { crypto, key, earlier, consistency }) {
  if (!isReceipt(receipt))
    return [step('receipt', false, '这不是一份完整的学时凭证', 'this is no complete receipt')]
  const opened = checkOpened(receipt, crypto.sha256)
  const checkpoint = readNote(receipt.checkpoint)
  if (!checkpoint) {
    const zh = '存证点的格式不对，被改动过'
    return [opened, step('checkpoint', false, zh, 'the checkpoint is not one: it was altered')]
  }
  const tree = treeOf(crypto.sha256)
  const steps = [
    opened,
    checkInclusion(receipt, checkpoint, tree),
    await checkSignature(checkpoint, key, crypto),
  ]
  if (earlier === undefined) return steps
  const proof = consistency?.proof ?? []
  return [...steps, await checkEarlier(earlier, checkpoint, { key, proof, tree, crypto })]
}

/** Whether every fact shown is the one whose hash is in the leaf. */
function checkOpened({ leaf, opened }, sha256) {
  const isAltered = ({ name, value, salt }) =>
    leaf[name] !== `sha256:${base64urlOf(sha256(utf8.encode(canonical([salt, name, value]))))}`
  const names = opened.filter(isAltered).map(({ name }) => name)
  return names.length
    ? step(
        'opened',
        false,
        `出示的内容被改动：${names.join('、')}`,
        `shown facts were altered: ${names.join(', ')}`,
      )
    : step('opened', true, '出示的内容与记录中的摘要一致', 'the facts shown are those that were recorded')
}

/** Whether the leaf is in the tree of the checkpoint. */
function checkInclusion({ leaf, index, inclusion }, { size, root }, { leafHash, includes }) {
  const proof = inclusion.map(bytesOf)
  return includes({ leaf: leafHash(canonical(leaf)), index, size, proof, root })
    ? step(
        'inclusion',
        true,
        `这笔记录是存证日志的第 ${index + 1} 条，共 ${size} 条`,
        `the entry is number ${index + 1} of ${size} in the log`,
      )
    : step(
        'inclusion',
        false,
        '这笔记录不在存证日志中：内容、序号或证明路径被改动',
        'the entry is not in the log: its facts, its index or its proof were altered',
      )
}

/** Whether the published key signed the checkpoint; undecided without a key. */
async function checkSignature(checkpoint, key, crypto) {
  if (key === undefined)
    return step(
      'signature',
      undefined,
      '没有给出学院公布的公钥，不能确认签名',
      'no published key was given, so the signer is unknown',
    )
  return (await isSigned(checkpoint, key, crypto))
    ? step(
        'signature',
        true,
        `存证点由学院的密钥签名，北京时间 ${inBeijing(checkpoint.time)}`,
        `the checkpoint was signed by the college’s key at ${checkpoint.time}`,
      )
    : step(
        'signature',
        false,
        '存证点的签名不对：存证点被改动，或不是学院签的',
        'the signature is wrong: the checkpoint was altered, or another key signed it',
      )
}

/** Whether of two checkpoints the log of the smaller one is the beginning of that of the larger one. */
async function checkEarlier(earlier, checkpoint, { key, proof, tree, crypto }) {
  const other = readNote(earlier)
  if (!other) return step('earlier', false, '以前的存证点格式不对', 'the earlier checkpoint is not one')
  if (key !== undefined && !(await isSigned(other, key, crypto))) {
    const en = 'the earlier checkpoint was not signed by this key'
    return step('earlier', false, '以前的存证点签名不对', en)
  }
  const [older, newer] = other.size <= checkpoint.size ? [other, checkpoint] : [checkpoint, other]
  const isSameLog =
    older.name === newer.name &&
    Array.isArray(proof) &&
    proof.every(isHash) &&
    tree.isConsistent({
      from: older.size,
      to: newer.size,
      fromRoot: older.root,
      toRoot: newer.root,
      proof: proof.map(bytesOf),
    })
  return isSameLog
    ? step(
        'earlier',
        true,
        `与另一存证点（${other.size} 条）首尾相接，历史没有改写`,
        `the log of ${older.size} entries is the beginning of that of ${newer.size}: no history was rewritten`,
      )
    : step(
        'earlier',
        false,
        '两个存证点接不上：历史被改写，或一致性证明被改动',
        'the two checkpoints do not fit together: history was rewritten, or the proof was altered',
      )
}

/** The facts of a receipt, with the opened ones in clear text. */
export const factsOf = ({ leaf, opened }) => ({
  ...leaf,
  ...Object.fromEntries(opened.map(({ name, value }) => [name, value])),
})

/**
 * What a receipt says about reversals (冲正); undefined if nothing. `reversed` is the college's word at the time
 * of the receipt, which no signature covers.
 */
export function reversalOf({ leaf, reversed }) {
  if (reversed)
    return {
      zh: `这笔学时已经冲正，${dayOf(reversed.at)} 起不再作数`,
      en: 'the hours were taken back by a reversal and do not count any more',
    }
  if (leaf.kind !== 'reversal') return undefined
  return leaf.studyHours < 0
    ? {
        zh: '这是一条冲正记录，收回以前的学时，不能证明学过',
        en: 'the entry is a reversal: it takes back earlier hours',
      }
    : {
        zh: '这是一条冲正记录，恢复以前误冲正的学时',
        en: 'the entry is a reversal of a reversal: it restores earlier hours',
      }
}

/** What no receipt can prove. */
export const laterReversals = {
  zh: '凭证出具以后有没有冲正，从凭证本身看不出来，请扫学员当面出示的二维码，或向学院查询',
  en: 'whether the hours were taken back after the receipt was made cannot be known offline: ask the college',
}

/** The day in Beijing; what is no instant stays as it is. */
const dayOf = (instant) => (Number.isNaN(Date.parse(instant)) ? instant : inBeijing(instant).slice(0, 10))

async function main([file, ...words]) {
  const { createHash, createPublicKey, verify } = await import('node:crypto')
  const { readFileSync } = await import('node:fs')
  const option = (name) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined)
  if (!file)
    return say(
      2,
      '用法：node verify.mjs receipt.json --key <公钥> [--earlier 存证点文件 --consistency 一致性证明文件]',
      'usage: see the head of this file',
    )
  const crypto = {
    sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
    verify(publicKey, message, signature) {
      const x = Buffer.from(publicKey).toString('base64url')
      const publicKeyObject = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
      return verify(null, message, publicKeyObject, signature)
    },
  }
  let receipt
  let earlier
  let consistency
  try {
    const shown = JSON.parse(readFileSync(file, 'utf8'))
    receipt = shown.receipt ? { reversed: shown.reversed, ...shown.receipt } : shown
    earlier = option('--earlier') && readFileSync(option('--earlier'), 'utf8')
    consistency = option('--consistency') && JSON.parse(readFileSync(option('--consistency'), 'utf8'))
  } catch (error) {
    return say(2, `文件读不了：${error.message}`, 'a file cannot be read')
  }
  let steps
  try {
    steps = await checkReceipt(receipt, { crypto, key: option('--key'), earlier, consistency })
  } catch (error) {
    return say(1, `凭证的格式不对：${error.message}`, 'the receipt is malformed')
  }
  for (const { fits, zh, en } of steps) console.log(`${markOf(fits)} ${zh}\n  ${en}`)
  if (steps.some(({ fits }) => fits === false))
    return say(1, '不可信：凭证被改动', 'NOT GENUINE: something was altered')
  const { studyHours, title, creditYear } = factsOf(receipt)
  console.log(`  ${creditYear} 年度 · ${title} · ${studyHours} 学时`)
  const reversal = reversalOf(receipt)
  for (const { zh, en } of [...(reversal ? [reversal] : []), laterReversals]) console.log(`！ ${zh}\n  ${en}`)
  if (steps.some(({ fits }) => fits === undefined))
    return say(
      2,
      '内容自洽，但没有核对签名：请用 --key 给出学院公布的公钥',
      'consistent in itself, but unsigned as far as can be said: give the published key with --key',
    )
  if (receipt.reversed)
    return say(
      3,
      '真实，但已冲正：记录是学院签名的，学时已经收回',
      'GENUINE, BUT REVERSED: the college signed the entry and has taken the hours back',
    )
  return say(0, '真实：凭证与学院签名的存证一致', 'GENUINE: the receipt agrees with what the college signed')
}

function markOf(fits) {
  if (fits === undefined) return '？'
  return fits ? '✔' : '✘'
}

/** Prints the verdict and returns the exit code. */
function say(code, zh, en) {
  console.log(`\n${zh}\n${en}`)
  return code
}

/** Runs `main` only if Node was started with this file; a page imports it. */
async function runFromCommandLine() {
  if (typeof process === 'undefined' || !process.argv?.[1]) return
  const { pathToFileURL } = await import('node:url')
  const { realpathSync } = await import('node:fs')
  if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href)
    process.exitCode = await main(process.argv.slice(2))
}
runFromCommandLine()
