import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Fragment, Sql, TransactionSql } from 'postgres'
import { isAllowed, mayStandIn, type Permission, type StaffRole } from '../contract/roles.ts'
import type { Me } from '../contract/staff.ts'
import { newToken, tokenHash } from '../secrets/secrets.ts'
import type { AppContext, AppEnv } from './context.ts'
import { Problem } from './problem.ts'
import { SAFE_METHODS } from './security.ts'

const IDLE = '30 minutes'
const ABSOLUTE = '8 hours'
/** How long after signing in one may change roles or take data out. */
const RECENT = '10 minutes'

/** Somebody who signed in, as every route of the desk sees them. */
export type Staff = {
  id: number
  name: string
  email: string
  roles: StaffRole[]
  /** The kernen to which the roles are limited, with those of who they stand in for today; null is all of them. */
  areaIds: number[] | null
  areas: Me['areas']
  /** Themselves, and whom they stand in for today. */
  onBehalfOf: number[]
  committee: string | null
  council: string | null
  sessionId: string
  isRecent: boolean
  previousVisitAt: Date | null
}

export type SignInMethod = 'mail' | 'oidc' | 'first-start'

type Cookies = Pick<AppContext, 'environment'>
const isSecure = ({ environment }: Cookies) => Boolean(environment.PUBLIC_URL?.startsWith('https:'))
const cookieName = (context: Cookies) => (isSecure(context) ? '__Host-sid' : 'sid')
const cookieOptions = (context: Cookies) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(context) }) as const

/** Reads who is signed in for every route below it; what the desk answers is kept by no cache. */
export function readStaff(context: Pick<AppContext, 'sql' | 'environment'>): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const token = getCookie(c, cookieName(context))
    // What a cookie opens is written by our own pages only: a request that does not say where it comes from is refused.
    const saysWhence = c.req.header('sec-fetch-site') !== undefined || c.req.header('origin') !== undefined
    if (token && !SAFE_METHODS.has(c.req.method) && !saysWhence) throw new Problem('wrong-origin')
    c.set('staff', token ? await findStaff(context.sql, token) : null)
    await next()
    c.header('Cache-Control', 'no-store')
  }
}

/**
 * Goes into the definition of a route of the desk: it refuses with `sign-in-needed` or `forbidden`, and with
 * `sign-in-again` where `recent` asks for a sign-in of the last ten minutes. The API's description tells it.
 */
export function forStaff(permission: Permission, { recent = false }: { recent?: boolean } = {}) {
  const guard: MiddlewareHandler<AppEnv> = async (c, next) => {
    const staff = staffOf(c)
    if (!isAllowed(staff.roles, permission)) throw new Problem('forbidden')
    if (recent && !staff.isRecent) throw new Problem('sign-in-again')
    await next()
  }
  return { middleware: guard, tags: ['desk'], 'x-permission': permission }
}

/** Who is signed in; throws `sign-in-needed` when nobody is. */
export function staffOf(c: Context<AppEnv>): Staff {
  const staff = c.get('staff')
  if (!staff) throw new Problem('sign-in-needed')
  return staff
}

/** The condition that a kern is one to which somebody's roles reach; what has no kern is everyone's. */
export const inReach = (sql: Sql | TransactionSql, { areaIds }: Pick<Staff, 'areaIds'>, kernId: Fragment): Fragment =>
  areaIds === null ? sql`true` : sql`(${kernId} is null or ${kernId} = any(${areaIds}::int[]))`

/** The condition that one of some areas is a kern to which somebody's roles reach, or lies in one. */
export const isAnyInReach = (
  sql: Sql | TransactionSql,
  { areaIds }: Pick<Staff, 'areaIds'>,
  ids: Fragment,
): Fragment =>
  areaIds === null
    ? sql`true`
    : sql`exists (select from areas reached where reached.id = any(${ids})
        and case when reached.kind = 'kern' then reached.id else reached.parent_id end = any(${areaIds}::int[]))`

/** Signs somebody in with a new session and its cookie; the one of this browser so far ends. */
export async function startSession(
  c: Context<AppEnv>,
  context: Pick<AppContext, 'environment'>,
  sql: Sql | TransactionSql,
  { staffId, method }: { staffId: number; method: SignInMethod },
): Promise<void> {
  const token = newToken()
  const before = getCookie(c, cookieName(context))
  if (before)
    await sql`update staff_sessions set ended_at = now() where token_hash = ${tokenHash(before)} and ended_at is null`
  await sql`
    insert into staff_sessions (token_hash, staff_id, method, user_agent)
    values (${tokenHash(token)}, ${staffId}, ${method}, ${c.req.header('user-agent')?.slice(0, 200) ?? null})`
  await sql`update staff set previous_visit_at = visited_at, visited_at = now()
    where id = ${staffId} and (visited_at is null or visited_at < now() - ${IDLE}::interval)`
  setCookie(c, cookieName(context), token, cookieOptions(context))
}

/** Ends the session of this browser. */
export async function endSession(c: Context<AppEnv>, context: Pick<AppContext, 'environment' | 'sql'>): Promise<void> {
  const token = getCookie(c, cookieName(context))
  if (token) await context.sql`update staff_sessions set ended_at = now() where token_hash = ${tokenHash(token)}`
  deleteCookie(c, cookieName(context), cookieOptions(context))
}

/** The condition that a session `s` still goes on, by the clock of the database. */
export const isOpenSession = (sql: Sql | TransactionSql) => sql`
  s.ended_at is null and s.used_at > now() - ${IDLE}::interval and s.created_at > now() - ${ABSOLUTE}::interval`

// Those who are away today and named the person `f` to look after their kernen.
const peopleStoodInFor = (sql: Sql) => sql`
  select o.id, o.roles::text[] as roles, o.area_ids from stand_ins i join staff o on o.id = i.staff_id
  where i.stand_in_id = f.id and o.disabled_at is null
    and (now() at time zone 'Europe/Brussels')::date between i.starts_on and i.ends_on`

type StaffRow = Omit<Staff, 'areaIds' | 'areas' | 'onBehalfOf'> & {
  ownAreaIds: number[] | null
  absent: { id: number; roles: StaffRole[]; areaIds: number[] | null }[]
  knownAreas: { id: number; slug: string; name: string }[]
  isStale: boolean
}

async function findStaff(sql: Sql, token: string): Promise<Staff | null> {
  const [found] = await sql<[StaffRow?]>`
    select f.id, f.name, f.email, f.roles::text[] as roles, f.area_ids as own_area_ids, f.committee, f.council,
      f.previous_visit_at, s.id as session_id, s.created_at > now() - ${RECENT}::interval as is_recent,
      s.used_at < now() - interval '1 minute' as is_stale,
      (select coalesce(json_agg(json_build_object('id', p.id, 'roles', p.roles, 'areaIds', p.area_ids)), '[]')
        from (${peopleStoodInFor(sql)}) p) as absent,
      (select coalesce(json_agg(json_build_object('id', a.id, 'slug', a.slug, 'name', a.name) order by a.name), '[]')
        from areas a where a.id = any(f.area_ids) or a.id in (select unnest(p.area_ids) from (${peopleStoodInFor(sql)}) p)
      ) as known_areas
    from staff_sessions s join staff f on f.id = s.staff_id
    where s.token_hash = ${tokenHash(token)} and f.disabled_at is null and ${isOpenSession(sql)}`
  if (!found) return null
  const { isStale, ownAreaIds, absent, knownAreas, ...staff } = found
  if (isStale) {
    await sql`update staff_sessions set used_at = now() where id = ${staff.sessionId}`
    await sql`update staff set visited_at = now() where id = ${staff.id}`
  }
  const reaches = [
    ownAreaIds,
    ...absent.flatMap(({ roles, areaIds }) => (mayStandIn(staff.roles, roles) ? [areaIds] : [])),
  ]
  const areaIds = reaches.includes(null) ? null : [...new Set(reaches.flatMap((ids) => ids ?? []))]
  const areas = areaIds && knownAreas.filter(({ id }) => areaIds.includes(id)).map(({ slug, name }) => ({ slug, name }))
  return { ...staff, areaIds, areas, onBehalfOf: [staff.id, ...absent.map(({ id }) => id)] }
}
