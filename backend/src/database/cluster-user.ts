import { type ExecFileOptions, execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, chown, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { StartError } from '../start-error.ts'

const run = promisify(execFile)

/** Where a cluster lives and as whom its programs run: PostgreSQL refuses root. */
export type ClusterHome = { folder: string; options: ExecFileOptions; own(path: string): Promise<void> }

/**
 * The folder of the cluster that belongs to a data folder, made when it is not there. As root that is a folder of the
 * `postgres` user: inside the data folder when that user can reach it, else in its own home, which is reported.
 */
export async function clusterHome(dataFolder: string, report: (line: string) => void): Promise<ClusterHome> {
  const inside = join(dataFolder, 'postgres')
  if (process.getuid?.() !== 0) return makeHome(inside, { cwd: '/' }, async () => {})
  const { uid, gid } = await postgresUser()
  const options = { cwd: '/', uid, gid }
  const own = (path: string) => chown(path, uid, gid)
  if (await canReach(dataFolder, options)) return makeHome(inside, options, own)
  const hash = createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 12)
  const elsewhere = `/var/lib/postgresql/wijkwerk-${hash}`
  report(`The postgres user cannot reach ${dataFolder}, so the database lies in ${elsewhere}`)
  return makeHome(elsewhere, options, own)
}

async function makeHome(folder: string, options: ExecFileOptions, own: ClusterHome['own']): Promise<ClusterHome> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  await own(folder)
  return { folder, options, own }
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch (cause) {
    const message = 'PostgreSQL refuses to run as root and there is no user postgres: run as another user.'
    throw new StartError(message, { cause })
  }
}

function canReach(folder: string, options: ExecFileOptions): Promise<boolean> {
  return run('test', ['-x', folder], options).then(
    () => true,
    () => false,
  )
}
