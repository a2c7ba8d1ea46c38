import { type Payload, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Context } from 'hono'
import type { TransactionSql } from 'postgres'
import { proof } from '../contract/proof-of-work.ts'
import type { AppContext } from './context.ts'
import { Problem } from './problem.ts'

/**
 * Whether what is sent came with a proof of work, which is used up by it: in the write's own transaction, so that a write
 * that fails leaves it. Without one it is false: then staff look first. Throws `proof-needed` for a proof that is wrong,
 * too old or used before. Where limits are off nothing waits for want of a proof.
 */
export async function isProven(
  sql: TransactionSql,
  { environment, secrets }: Pick<AppContext, 'environment' | 'secrets'>,
  c: Context,
): Promise<boolean> {
  const header = c.req.header('proof-of-work')
  if (!header) return environment.RATE_LIMITS === 'off'
  const given = readProof(header)
  const { verified } = await verifySolution({ ...given, deriveKey, ...secrets.proofOfWork })
  if (!verified) throw new Problem('proof-needed')
  const used = await sql`
    insert into used_proofs (signature) values (${given.challenge.signature}) on conflict do nothing`
  if (used.count === 0) throw new Problem('proof-needed')
  return true
}

function readProof(header: string): Payload & { challenge: { signature: string } } {
  try {
    return proof.parse(JSON.parse(Buffer.from(header, 'base64').toString()))
  } catch (cause) {
    throw new Problem('proof-needed', { cause })
  }
}
