// Server · the door for programs and pages: one shape of refusal, strict headers, limits, a document of itself, a clean end.
import etag from '@fastify/etag'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { Desk } from '../app/desk.ts'
import type { EvaluationDesk } from '../app/evaluation/desk.ts'
import type { SignIn } from '../app/sign-in.ts'
import type { Upkeep } from '../app/upkeep.ts'
import { finding } from '../kernel/finding.ts'
import { Refusal } from './answer.ts'
import { answerBadAddress, answerNoRequest, PARAM_LIMIT } from './before-routes.ts'
import { addBytes } from './bytes.ts'
import { createExactSerializer } from './exact.ts'
import { answerFault, BODY_LIMIT, Refused } from './faults.ts'
import { logging } from './log.ts'
import { noteRefusals } from './note-refusals.ts'
import { addPages } from './pages.ts'
import { refuseNul } from './refuse-nul.ts'
import { addAbout } from './routes/about.ts'
import { addActs } from './routes/acts.ts'
import { addComparisons } from './routes/comparisons.ts'
import { addEditions } from './routes/editions.ts'
import { addEvaluationJobs } from './routes/evaluation-jobs.ts'
import { addEvaluations } from './routes/evaluations.ts'
import { addEvidence } from './routes/evidence.ts'
import { addExports } from './routes/exports.ts'
import { addFigures } from './routes/figures.ts'
import { addGoals } from './routes/goals.ts'
import { addGrades } from './routes/grades.ts'
import { addHealth } from './routes/health.ts'
import { addImports } from './routes/imports.ts'
import { addInbox } from './routes/inbox.ts'
import { addJobFiles } from './routes/job-files.ts'
import { addJobs } from './routes/jobs.ts'
import { addLand } from './routes/land.ts'
import { addLandImports } from './routes/land-imports.ts'
import { addMap } from './routes/map.ts'
import { addOverview } from './routes/overview.ts'
import { addPapers } from './routes/papers.ts'
import { addPeople } from './routes/people.ts'
import { addPolicy } from './routes/policy.ts'
import { addProvenance } from './routes/provenance.ts'
import { addPublic } from './routes/public.ts'
import { addRegisterImports } from './routes/register-imports.ts'
import { addRegisters } from './routes/registers.ts'
import { addResults } from './routes/results.ts'
import { addReturnSheets } from './routes/return-sheets.ts'
import { addReturnWorkbooks } from './routes/return-workbooks.ts'
import { addReturns } from './routes/returns.ts'
import { addSchemes } from './routes/schemes.ts'
import { addSession } from './routes/session.ts'
import { addSubjects } from './routes/subjects.ts'
import { addTiles } from './routes/tiles.ts'
import { addTrials } from './routes/trials.ts'
import { addUpkeep } from './routes/upkeep.ts'
import { findOtherOrigin } from './same-origin.ts'
import { openSeats } from './seats.ts'
import { openTurns } from './turns.ts'
import { createValidator } from './validate.ts'
import { letIn } from './who.ts'

export interface ServerOptions {
  readonly version: string
  /** Whether what the server stands on answers. */
  readonly healthy: () => Promise<boolean>
  readonly desk: Desk
  readonly signIn: SignIn
  readonly evaluations: EvaluationDesk
  readonly upkeep: Upkeep
  /** The folder of the built web application; without it the API alone is served. */
  readonly pages?: string
  /** Replies are held to their shapes to the letter. */
  readonly exact?: boolean
  /** Requests a minute of one session, or from one address without one. */
  readonly rate?: number
  /** Where log lines go; none are written without it. */
  readonly logTo?: { readonly write: (line: string) => void }
}

const MINUTE = 60_000
const DEFAULT_RATE = 1200

export type Door = ReturnType<typeof typed>
const typed = (app: FastifyInstance) => app.withTypeProvider<TypeBoxTypeProvider>()

export async function createServer(options: ServerOptions): Promise<Door> {
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 2 * MINUTE,
    // A slow sender may not hold a place for ever.
    connectionTimeout: 2 * MINUTE,
    routerOptions: { maxParamLength: PARAM_LIMIT },
    frameworkErrors: answerBadAddress,
    clientErrorHandler: answerNoRequest,
    forceCloseConnections: 'idle',
    genReqId: () => crypto.randomUUID(),
    ...logging(options.logTo),
  } satisfies FastifyServerOptions) as unknown as FastifyInstance
  const validator = createValidator()
  app.setValidatorCompiler(validator.compiler)
  // The first who files should not wait for it.
  app.addHook('onListen', async () => validator.compileRest())
  app.addHook('onClose', async () => validator.stop())
  if (options.exact === true) app.setSerializerCompiler(createExactSerializer())
  app.setErrorHandler(answerFault)
  app.addSchema(Refusal)
  await app.register(helmet, HEADERS)
  await app.register(rateLimit, {
    max: options.rate ?? DEFAULT_RATE,
    timeWindow: MINUTE,
    // An office sits behind one address: whoever is signed in is counted alone.
    keyGenerator: ({ headers, ip }) => options.signIn.tokenOf(headers.cookie) ?? ip,
    errorResponseBuilder: (_request, { max, ttl }) =>
      new Refused(429, [finding('server/too-many', {}, { limit: max, seconds: Math.ceil(ttl / 1000) })]),
  })
  await app.register(etag)
  await app.register(swagger, DOCUMENT(options.version))
  app.decorateRequest('asker', null)
  app.addHook('onRequest', async (request) => {
    const other = findOtherOrigin(request)
    if (other !== undefined) throw new Refused(403, [other])
  })
  // Figures and grades are nobody else's to keep; a reader may keep them only if asking again each time.
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
  })
  await addPages(app, options.pages ?? '')
  const door = typed(app)
  await door.register(async (api) => {
    api.setErrorHandler(noteRefusals(options.desk))
    api.addHook('onRequest', letIn(options.desk, options.signIn))
    api.addHook('onRequest', openSeats())
    api.addHook('preValidation', refuseNul)
    api.addHook('preHandler', openTurns())
    addBytes(typed(api))
    addHealth(typed(api), options.healthy)
    addAbout(typed(api), options.desk, options.version)
    addSession(typed(api), options.desk, options.signIn)
    addActs(typed(api), options.desk, options.evaluations)
    addRegisters(typed(api), options.desk)
    addSubjects(typed(api), options.desk.land)
    addLand(typed(api), options.desk.land)
    addLandImports(typed(api), options.desk.land)
    addTiles(typed(api), options.desk.land.map)
    addMap(typed(api), options.desk.land.map)
    addReturns(typed(api), options.desk)
    addReturnSheets(typed(api), options.desk)
    addReturnWorkbooks(typed(api), options.desk)
    addFigures(typed(api), options.desk)
    addInbox(typed(api), options.desk)
    addPeople(typed(api), options.desk, options.signIn)
    addPolicy(typed(api), options.desk, options.evaluations)
    addEditions(typed(api), options.desk)
    addProvenance(typed(api), options.desk)
    addRegisterImports(typed(api), options.desk)
    addImports(typed(api), options.desk, options.evaluations.jobs)
    addJobFiles(typed(api), options.desk.jobFiles, options.evaluations.jobs)
    addTrials(typed(api), options.desk.evaluateSent, options.evaluations.jobs)
    addExports(typed(api), options.desk)
    addOverview(typed(api), options.desk)
    addEvidence(typed(api), options.evaluations)
    addUpkeep(typed(api), options.desk, options.upkeep)
    addPublic(typed(api), options.desk)
    addGoals(typed(api), options.desk)
    addEvaluations(typed(api), options.desk, options.evaluations)
    addEvaluationJobs(typed(api), options.evaluations)
    addResults(typed(api), options.evaluations)
    addComparisons(typed(api), options.evaluations)
    addPapers(typed(api), options.evaluations)
    addGrades(typed(api), options.evaluations)
    addJobs(typed(api), options.evaluations.jobs)
    addSchemes(typed(api))
    api.get('/api/openapi.json', { config: { door: 'open' }, schema: { hide: true } }, async () => app.swagger())
  })
  return door
}

const HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'font-src': ["'self'"],
      'connect-src': ["'self'"],
      'worker-src': ["'self'", 'blob:'],
      'manifest-src': ["'self'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
    },
  },
  referrerPolicy: { policy: 'same-origin' as const },
  frameguard: { action: 'deny' as const },
  // The offices' network speaks http on localhost and behind a gateway of their own; that one may add it.
  strictTransportSecurity: false,
}

const DOCUMENT = (version: string) => ({
  openapi: {
    openapi: '3.1.0' as const,
    info: {
      title: '万亩 Wanmu',
      description: '评价、解释、填报、发布。Every refusal has the shape `Refusal`.',
      version,
    },
  },
  refResolver: {
    buildLocalReference: (schema: Record<string, unknown>, _base: unknown, _fragment: unknown, i: number) =>
      typeof schema['$id'] === 'string' ? schema['$id'] : `Shape${i}`,
  },
})
