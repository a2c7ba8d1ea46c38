import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** What is done with the installation's `SECRET_KEY`; each purpose has a key of its own (HKDF, RFC 5869). */
export type Secrets = {
  /** AES-256-GCM: nonce, ciphertext and tag in one. */
  encrypt(plain: string): Buffer
  /** Throws when the key is another or the bytes were changed. */
  decrypt(sealed: Uint8Array): string
  /** A keyed hash for values that must be compared but not known. */
  keyedHash(value: string): Buffer
  /** `value.signature`, for cookies. */
  sign(value: string): string
  /** The value, or null when the signature is not ours. */
  unsign(signed: string): string | null
  /** With what challenges and their proofs of work are signed. */
  proofOfWork: { hmacSignatureSecret: string; hmacKeySignatureSecret: string }
}

/** The secrets of one installation, derived from its key. */
export function createSecrets(secretKey: string): Secrets {
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', secretKey, '', `wijkwerk ${purpose}`, 32))
  const encryptionKey = keyFor('encryption')
  const hashKey = keyFor('keyed hash')
  const cookieKey = keyFor('cookie')
  const signature = (value: string) => createHmac('sha256', cookieKey).update(value).digest('base64url')
  return {
    encrypt(plain) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce)
      return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    decrypt(sealed) {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
    keyedHash: (value) => createHmac('sha256', hashKey).update(value).digest(),
    sign: (value) => `${value}.${signature(value)}`,
    unsign(signed) {
      const [value, given] = signed.split('.')
      if (!value || !given) return null
      const expected = Buffer.from(signature(value))
      const actual = Buffer.from(given)
      return expected.length === actual.length && timingSafeEqual(expected, actual) ? value : null
    },
    proofOfWork: {
      hmacSignatureSecret: keyFor('proof of work').toString('base64url'),
      hmacKeySignatureSecret: keyFor('key of a proof of work').toString('base64url'),
    },
  }
}

/** 256 random bits for a private link. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What is kept of a token. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest()
