import { userInfo } from 'node:os'
import { findSecretKey, readEnvironment } from '../env.ts'
import type { AppContext } from '../http/context.ts'
import { createSecrets } from '../secrets/secrets.ts'

/** Who works here, and what it takes to read and write what only staff may. */
export type Desk = Pick<AppContext, 'environment' | 'secrets'> & { by: string }
export type OpenDesk = () => Promise<Desk>

/** The desk of whoever runs the command, with the secret key of this installation. */
export const openDesk: OpenDesk = async () => {
  const environment = readEnvironment(process.env)
  return { environment, secrets: createSecrets(await findSecretKey(environment)), by: userInfo().username }
}
