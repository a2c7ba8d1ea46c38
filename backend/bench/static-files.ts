import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { BenchDatabase } from './cluster.ts'
import { startApplication } from './cluster.ts'
import { createClient, freePort } from './load.ts'
import { digits, median, verdict, write, writeTable } from './report.ts'

const run = promisify(execFile)
const has = (program: string) => spawnSync('which', [program]).status === 0

/** A tile that is kept, and the answer that nothing changed, against nginx with the same bytes in a file. */
export async function benchStaticFiles({ url }: BenchDatabase, rounds: number, seconds: number) {
  write('## Kept answers against nginx', '')
  const missing = ['nginx', 'wrk'].filter((program) => !has(program))
  if (missing.length > 0) {
    write(`Passed over: ${missing.join(' and ')} is not on this machine (Debian: apt install nginx-light wrk).`, '')
    return
  }
  const application = await startApplication(url)
  const path = '/api/tiles/ideas/14/8338/5490.mvt'
  const client = createClient(application.origin, 1)
  const { body } = await client.send({ path })
  client.close()
  const nginx = await startNginx(body)
  try {
    const rows: (string | number)[][] = [['answer', 'ours (a second)', 'nginx (a second)', 'ratio']]
    const etag = async (origin: string, address: string) => (await fetch(origin + address)).headers.get('etag') ?? ''
    for (const isKnown of [false, true]) {
      const ours: number[] = []
      const theirs: number[] = []
      for (let round = 0; round < rounds; round++) {
        const known = async (origin: string, address: string) =>
          isKnown ? ['-H', `If-None-Match: ${await etag(origin, address)}`] : []
        ours.push(await perSecond(application.origin + path, seconds, await known(application.origin, path)))
        theirs.push(await perSecond(`${nginx.origin}/tile.mvt`, seconds, await known(nginx.origin, '/tile.mvt')))
      }
      rows.push([
        isKnown ? '304' : `kept tile, ${body.length} bytes`,
        digits(median(ours)),
        digits(median(theirs)),
        verdict(median(ours) / median(theirs), 0.35, 'at least'),
      ])
    }
    writeTable(rows)
  } finally {
    await nginx.stop()
    await application.stop()
  }
}

async function perSecond(url: string, seconds: number, options: string[]): Promise<number> {
  const { stdout } = await run('wrk', ['-t1', '-c16', `-d${Math.ceil(seconds)}s`, ...options, url])
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? 0)
}

async function startNginx(body: Buffer) {
  const folder = await mkdtemp(join(tmpdir(), 'wijkwerk-nginx-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  await writeFile(join(folder, 'tile.mvt'), body)
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http { access_log off; sendfile on; keepalive_requests 1000000000; types { application/vnd.mapbox-vector-tile mvt; }
  server { listen 127.0.0.1:${port}; root ${folder}; } }`,
  )
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf')], { stdio: 'ignore' })
  await wait(500)
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
