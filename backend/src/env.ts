import { randomBytes, randomUUID } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { makeDataFolder } from './data-folder.ts'
import { StartError } from './start-error.ts'

const SHORTEST_KEY = 32
/** The municipality that this project knows; of another one nothing here may be taken for its own. */
const KNOWN_CITY = 'Izegem'
const OF_THE_CITY = ['SERVICE_PHONE', 'SERVICE_ADDRESS', 'SERVICE_SOCIAL_NAME', 'SERVICE_SOCIAL_PHONE'] as const
const EMPTY_LIST: string[] = []

const list = z.string().transform((text) => text.split(',').flatMap((part) => part.trim() || []))
const port = z.coerce.number().int().min(1).max(65_535)
const count = z.coerce.number().int().min(0)
const range = z.string().refine((text) => {
  const [address = '', prefix = '0'] = text.split('/')
  return isIP(address) > 0 && Number(prefix) >= 0 && Number(prefix) <= (isIP(address) === 6 ? 128 : 32)
}, 'has to be a list of addresses or ranges')

/** Every setting of an installation; the README's table is made from these descriptions. */
export const environmentSettings = z.object({
  PORT: port.default(8787).describe('Port of the web server.'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe(
      'Address to listen on. Only this machine by default, since the application itself speaks plain http; 0.0.0.0 in a container, or to try it from a phone.',
    ),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Address under which visitors reach the portal, such as https://wijkwerk.example.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'has to start with postgres://')
    .optional()
    .describe('PostgreSQL 15 or newer with PostGIS 3.3 or newer. Without it the application runs one of its own.'),
  DATA_FOLDER: z.string().default('.data').describe('Folder for photos, the secret key and the own database.'),
  SECRET_KEY: z
    .string()
    .min(SHORTEST_KEY)
    .optional()
    .describe(
      'At least 32 characters; signs cookies and encrypts contact details. Made and kept in DATA_FOLDER, but with DATABASE_URL and NODE_ENV=production it must be given.',
    ),
  NODE_ENV: z.string().default('development').describe('production on a real server.'),
  RATE_LIMITS: z
    .enum(['on', 'off'])
    .default('on')
    .describe(
      'off lifts the limits per address and lets what comes without a proof of work be seen at once, for load tests.',
    ),
  TRUSTED_PROXIES: list
    .pipe(z.array(range))
    .default(EMPTY_LIST)
    .describe('Addresses or CIDR ranges, with commas, whose X-Forwarded-For is believed.'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'has to start with smtp:// or smtps://')
    .optional()
    .describe(
      'Mail server, such as smtps://user:password@mail.example:465. Without it mails stay in the mailbox of the desk; those that let somebody in are shown to administrators.',
    ),
  MAIL_FROM: z.email().optional().describe('Address that mails come from.'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'OpenID provider with which staff sign in, such as https://authenticatie.vlaanderen.be/op. Without it they get a link by mail.',
    ),
  OIDC_CLIENT_ID: z.string().optional().describe('Name of this application at that provider.'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Its secret there.'),
  OIDC_SCOPES: z.string().default('openid profile email').describe('What is asked of the provider.'),
  OIDC_ROLE_CLAIM: z
    .string()
    .optional()
    .describe('The claim that says the roles; without it an administrator invites people and gives the roles.'),
  OIDC_ROLE_MAP: list
    .pipe(z.array(z.string().regex(/^[^=]{1,200}=(administrator|wijkwerker|integration|moderator|committee|council)$/)))
    .default(EMPTY_LIST)
    .describe('What values of that claim give which role: value=role, with commas.'),
  OIDC_TRUST_EMAIL: z
    .enum(['yes', 'no'])
    .default('no')
    .describe('yes believes a mail address of which the provider does not say that it is verified.'),
  ROLE: z.enum(['all', 'web']).default('all').describe('web leaves sending mails to another process.'),
  BASEMAP_STYLE: z.string().optional().describe('Address of a MapLibre style that replaces the built-in basemap.'),
  BASEMAP_PMTILES: z
    .string()
    .optional()
    .describe('File or address of a .pmtiles archive (Protomaps schema) that replaces the built-in basemap.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('How much is logged: fatal, error, warn, info, debug, trace or silent.'),
  SERVICE_CITY: z
    .string()
    .default(KNOWN_CITY)
    .describe('The municipality. Another one starts empty and needs its own SERVICE_ variables.'),
  SERVICE_NAME: z.string().default('Wijkwerk').describe('The service, as it stands on every page.'),
  SERVICE_PHONE: z.string().default('051/33.73.75').describe('Its phone number.'),
  SERVICE_ADDRESS: z.string().default('Korenmarkt 10, 8870 Izegem').describe('Where it can be visited.'),
  SERVICE_SOCIAL_NAME: z.string().default('Dienst samenleving').describe('The service for help in person.'),
  SERVICE_SOCIAL_PHONE: z.string().default('051/33.73.03').describe('Its phone number.'),
  COMMITTEES: list
    .default(['Wijk Centrum West', 'Dorp met Pit', 'Buurtcomité Bosmolens', 'De Mol'])
    .describe('Neighbourhood committees, with commas.'),
  ANSWER_WITHIN_WORKING_DAYS: count.default(10).describe('Working days within which a first answer is promised.'),
  BORDER_METRES: count.default(25).describe('So close to a border between kernen the form asks which is meant.'),
  OUTSIDE_METRES: count.default(150).describe('So far outside the municipality a place is still taken, after asking.'),
})

export type Environment = z.infer<typeof environmentSettings>

/** The settings in an environment; an empty value counts as none. Throws a StartError that names each wrong variable. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = environmentSettings.safeParse(given)
  if (result.success) return ofItsCity(result.data, given)
  // Only zod's words, never the value: it may hold a password.
  const faults = result.error.issues.map(({ path, message }) => `${String(path[0])} is wrong (${message})`)
  throw new StartError(`${[...new Set(faults)].join('; ')}.`)
}

// What is said of Izegem is not said of another city.
function ofItsCity(environment: Environment, given: Record<string, unknown>): Environment {
  if (isKnownCity(environment)) return environment
  const missing = OF_THE_CITY.filter((name) => !(name in given))
  if (missing.length > 0) throw new StartError(`${missing.join(', ')}: give those of ${environment.SERVICE_CITY} too.`)
  return { ...environment, COMMITTEES: 'COMMITTEES' in given ? environment.COMMITTEES : [] }
}

/** Whether the geography, the rooms and the examples that come with the project are those of this installation. */
export const isKnownCity = ({ SERVICE_CITY }: Pick<Environment, 'SERVICE_CITY'>) => SERVICE_CITY === KNOWN_CITY

/**
 * The secret key of this installation: the given one, else the one kept in the data folder, made at the first start.
 * Throws a StartError when a production server with its own database was given none.
 */
export async function findSecretKey(environment: Environment): Promise<string> {
  if (environment.SECRET_KEY) return environment.SECRET_KEY
  if (environment.DATABASE_URL && environment.NODE_ENV === 'production') {
    throw new StartError(
      'SECRET_KEY is missing: give at least 32 random characters and keep them as long as the database.',
    )
  }
  await makeDataFolder(environment.DATA_FOLDER)
  const path = join(environment.DATA_FOLDER, 'secret-key')
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  // The first of two processes wins; a link appears whole, so both read what it wrote.
  await link(draft, path).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  const key = (await readFile(path, 'utf8')).trim()
  if (key.length < SHORTEST_KEY) throw new StartError(`The secret key in ${path} is damaged: put the right one back.`)
  return key
}
