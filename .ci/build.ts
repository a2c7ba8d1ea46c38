import { buildFrontend } from '../backend/src/build-frontend.ts'

await buildFrontend(process.cwd())
