import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const MAP_ONLY = /maplibre|@turf|\/src\/map\/|pmtiles/
const SELDOM = /\/desk[/-]|\/audit|reading|uqr|QrCode|paper/
const WRITING = /\/new-idea\/|\/nearby\/|-send\.ts|hotspot-view|roles\.ts|LinkedIdeas|AttachedTo|SimilarList|retry\.ts/
const isNeededEverywhere = (id: string) => !MAP_ONLY.test(id) && !SELDOM.test(id) && !WRITING.test(id)

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  build: {
    target: 'es2022',
    manifest: !isSsrBuild,
    outDir: isSsrBuild ? 'dist/server' : 'dist/client',
    emptyOutDir: true,
    copyPublicDir: !isSsrBuild,
    // A data: URL would need more than the content security policy gives.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: isSsrBuild ? 'src/server.tsx' : 'src/main.tsx',
      // What several pages share travels as one file, apart from the map, the desk, what is seldom read, what only they
      // need, and what forms share, which no page that is only read has to wait for.
      output: isSsrBuild
        ? {}
        : {
            codeSplitting: {
              groups: [
                { name: 'shared', priority: 2, minShareCount: 2, test: isNeededEverywhere },
                { name: 'forms', priority: 1, minShareCount: 2, test: WRITING },
              ],
            },
          },
    },
  },
  worker: { format: 'es' },
}))
