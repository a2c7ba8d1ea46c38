import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

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
    rolldownOptions: { input: isSsrBuild ? 'src/server.tsx' : 'src/main.tsx' },
  },
  worker: { format: 'es' },
}))
