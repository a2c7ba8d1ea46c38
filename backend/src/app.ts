import { OpenAPIHono } from '@hono/zod-openapi'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { etag } from 'hono/etag'
import { address } from './address/address.ts'
import { areas } from './areas/areas.ts'
import { auditLog } from './audit-log/audit-log.ts'
import { basemap } from './basemap/basemap.ts'
import { calendar } from './calendar/calendar.ts'
import { consultationAnswers } from './consultations/answers.ts'
import { consultationExports } from './consultations/consultation-exports.ts'
import { consultations } from './consultations/consultations.ts'
import { contact } from './contact/contact.ts'
import { deskConsultations } from './content/desk-consultations.ts'
import { deskWorks } from './content/desk-works.ts'
import { docs } from './docs/docs.ts'
import { events } from './events/events.ts'
import { health } from './health/health.ts'
import { dossiers } from './hotspots/dossiers.ts'
import { hotspots } from './hotspots/hotspots.ts'
import { reach } from './hotspots/reach.ts'
import { clientAddress } from './http/client-address.ts'
import type { AppContext, AppEnv } from './http/context.ts'
import { loggedPath } from './http/private-paths.ts'
import { Problem, problemResponse, toProblem } from './http/problem.ts'
import { SAFE_METHODS, sameOriginWrites, securityHeaders } from './http/security.ts'
import { readStaff } from './http/staff.ts'
import { comments } from './ideas/comments.ts'
import { ideaExports } from './ideas/exports.ts'
import { follow } from './ideas/follow.ts'
import { ideas } from './ideas/ideas.ts'
import { myIdeas } from './ideas/my-idea.ts'
import { similarIdeas } from './ideas/similar-route.ts'
import { support } from './ideas/support.ts'
import { inbox } from './inbox/inbox.ts'
import { intake } from './intake/intake.ts'
import { locate } from './locate/locate.ts'
import { mailLinks } from './mail-links/mail-links.ts'
import { mailbox } from './mailbox/mailbox.ts'
import type { FrontendBuild } from './pages/frontend-build.ts'
import { pages } from './pages/pages.ts'
import { staticFiles } from './pages/static-files.ts'
import { media, photos } from './photos/photos.ts'
import { proofOfWork } from './proof-of-work/proof-of-work.ts'
import { reports } from './reports/reports.ts'
import { rooms } from './rooms/rooms.ts'
import { search } from './search/search.ts'
import { serviceInformation } from './service/service.ts'
import { settings } from './settings/settings.ts'
import { me } from './sign-in/me.ts'
import { providerSignIn } from './sign-in/provider.ts'
import { sessions } from './sign-in/sessions.ts'
import { signIn } from './sign-in/sign-in.ts'
import { standIns } from './stand-ins/stand-ins.ts'
import { streets } from './streets/streets.ts'
import { tasks } from './tasks/tasks.ts'
import { team } from './team/team.ts'
import { tiles } from './tiles/tiles.ts'
import { erasing } from './triage/erasing.ts'
import { templates } from './triage/templates.ts'
import { triage } from './triage/triage.ts'
import { workExports } from './works/work-exports.ts'
import { workFeed } from './works/work-feed.ts'
import { works } from './works/works.ts'
import { year } from './year/year.ts'

const MAX_BODY_BYTES = 32_000

/** Everything under `/api`; its type is what clients see. */
export const createApi = (context: AppContext) =>
  new OpenAPIHono<AppEnv>()
    .route('/', serviceInformation(context))
    .route('/', areas(context))
    .route('/', streets(context))
    .route('/', address(context))
    .route('/', rooms(context))
    .route('/', locate(context))
    .route('/', search(context))
    .route('/', similarIdeas(context))
    .route('/', ideaExports(context))
    .route('/', ideas(context))
    .route('/', support(context))
    .route('/', comments(context))
    .route('/', follow(context))
    .route('/', reports(context))
    .route('/', myIdeas(context))
    .route('/', photos(context))
    .route('/', proofOfWork(context))
    .route('/', contact(context))
    .route('/', mailLinks(context))
    .route('/', workExports(context))
    .route('/', workFeed(context))
    .route('/', works(context))
    .route('/', consultationExports(context))
    .route('/', consultations(context))
    .route('/', consultationAnswers(context))
    .route('/', calendar(context))
    .route('/', signIn(context))
    .route('/', providerSignIn(context))
    .route('/', me(context))
    .route('/', sessions(context))
    .route('/', standIns(context))
    .route('/', team(context))
    .route('/', auditLog(context))
    .route('/', inbox(context))
    .route('/', triage(context))
    .route('/', erasing(context))
    .route('/', templates(context))
    .route('/', tasks(context))
    .route('/', intake(context))
    .route('/', mailbox(context))
    .route('/', hotspots(context))
    .route('/', reach(context))
    .route('/', settings(context))
    .route('/', year(context))
    .route('/', dossiers(context))
    .route('/', deskWorks(context))
    .route('/', deskConsultations(context))
    .route('/', tiles(context))
    .route('/', events(context))

/** The whole application: API, photos, health and, where the front end is built, its pages. */
export function createApp(context: AppContext, frontend: FrontendBuild | null) {
  const api = createApi(context)
  const app = new Hono<AppEnv>()
  app.onError((error, c) => {
    const problem = toProblem(error)
    if (problem.details.status >= 500)
      context.log.error({ err: problem.cause ?? error, path: loggedPath(c.req.path) }, problem.message)
    return problemResponse(c, problem)
  })
  app.notFound((c) => problemResponse(c, new Problem('not-found')))
  app.use(keepSentResponse, securityHeaders(context), clientAddress(context), sameOriginWrites(context))
  app.use('/api/*', async (c, next) => {
    const isUpload = c.req.path === '/api/photos'
    return isUpload ? next() : limitBody(c, next)
  })
  app.use('/api/*', async (c, next) => {
    await next()
    if (!SAFE_METHODS.has(c.req.method) && c.res.ok) context.feed.noteWrite()
  })
  app.use('/api/desk/*', readStaff(context))
  // Hashed, not versioned: who just wrote must not be told that nothing changed.
  const tagged = etag()
  app
    .get('/api/:list{ideas|streets|works|consultations|rooms|rooms\\.geojson}', tagged)
    .get('/api/:list{ideas|areas|streets|works|consultations}/:id', tagged)
  app.route('/api', api)
  const description = {
    openapi: '3.1.0',
    info: { title: 'Wijkwerk API', version: '1.0.0' },
    servers: [{ url: '/api' }],
  }
  app.route(
    '/api',
    docs(() => api.getOpenAPI31Document(description)),
  )
  app.all('/api/*', () => Promise.reject(new Problem('not-found')))
  app.route('/', media(context))
  app.route('/', basemap(context))
  app.route('/', health(context))
  if (frontend) {
    app.route('/', staticFiles(frontend.clientFolder))
    app.route(
      '/',
      pages(context, frontend, async (path, init, bindings) => app.request(path, init, bindings)),
    )
  }
  return app
}

/**
 * The event stream writes to Node's response itself. The server's light Response forgets that mark when middleware sets
 * a header on it; reading `body` makes it a whole one (@hono/node-server 2.1).
 */
const keepSentResponse: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.res.headers.has('x-hono-already-sent')) void c.res.body
}

const limitBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => Promise.reject(new Problem('too-large')) })

export type App = ReturnType<typeof createApi>
