import { execFile } from 'node:child_process'
import { access, mkdir, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { StartError } from '../start-error.ts'

const run = promisify(execFile)
const CLUSTER_SETTINGS = '/etc/postgresql-common/createcluster.conf'

type Install = { report: (line: string) => void; major?: number | undefined }

/** True where packages can be installed without asking: Debian or Ubuntu, as root. */
export async function canInstall(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false
  return access('/etc/debian_version').then(
    () => true,
    () => false,
  )
}

/** Installs Debian packages; throws a StartError that names them when apt fails. */
export async function installPackages(packages: string[], report: (line: string) => void): Promise<void> {
  report(`Installing ${packages.join(', ')} with apt-get`)
  try {
    await apt('install', '-y', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', ...packages)
  } catch (cause) {
    throw new StartError(`apt-get could not install ${packages.join(', ')}: install it by hand.`, { cause })
  }
}

/** Installs the release's newest PostgreSQL with PostGIS, or that of `major`; false where that is not possible. */
export async function installPostgis({ report, major }: Install): Promise<boolean> {
  if (!(await canInstall())) return false
  await refreshPackageLists()
  const { stdout } = await run('apt-cache', ['search', '--names-only', '^postgresql-[0-9]+-postgis-3$'])
  const majors = [...stdout.matchAll(/^postgresql-(\d+)-postgis-3 /gm)].map(([, number]) => Number(number))
  const chosen = major ?? Math.max(...majors)
  if (!majors.includes(chosen)) return false
  await preventSystemCluster()
  await installPackages([`postgresql-${chosen}-postgis-3`], report)
  return true
}

/** Reads the newest package lists; throws a StartError without a network. */
export async function refreshPackageLists(): Promise<void> {
  await apt('update').catch((cause) => {
    throw new StartError('apt-get update failed: is there a network?', { cause })
  })
}

// Debian makes and starts a cluster of its own with the package; ours is another, so that one would only cost memory.
async function preventSystemCluster() {
  await mkdir('/etc/postgresql-common', { recursive: true })
  await writeFile(CLUSTER_SETTINGS, 'create_main_cluster = false\n', { flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
}

function apt(...parts: string[]) {
  return run('apt-get', ['-q', ...parts], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  })
}
