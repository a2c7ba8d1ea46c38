import { z } from 'zod'

/** What is proven with: the counter is sought whose key begins with `keyPrefix` (ALTCHA, proof of work version 2). */
export const challenge = z.object({
  parameters: z.strictObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    nonce: z.string().max(64),
    salt: z.string().max(64),
    cost: z.int().min(1).max(1_000_000),
    keyLength: z.int().min(16).max(64),
    keyPrefix: z.string().max(128),
    keySignature: z.string().max(128),
    expiresAt: z.int().min(1),
  }),
  signature: z.string().max(128),
})
export type Challenge = z.infer<typeof challenge>

/** What the header `Proof-Of-Work` holds, as JSON in base64. */
export const proof = z.object({
  challenge,
  solution: z.object({ counter: z.int().min(0), derivedKey: z.string().max(128) }),
})
export type Proof = z.infer<typeof proof>
