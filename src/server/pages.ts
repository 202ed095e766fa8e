// Server · the pages: the built web application, its first page with a fresh nonce each time; addresses of pages lead there too.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { answerNoRoute } from './faults.ts'

/** Where the build puts the pages: two folders below the root, beside the compiled server. */
export const PAGES = fileURLToPath(new URL('../../dist/web/', import.meta.url))
/** Stands in the built page wherever the nonce belongs. */
const NONCE = '__NONCE__'
const YEAR = 31_536_000

/** Without a built application there are no pages: the API alone is served. */
export async function addPages(app: FastifyInstance, folder: string): Promise<void> {
  const first = join(folder, 'index.html')
  if (!existsSync(first)) {
    app.setNotFoundHandler(answerNoRoute)
    return
  }
  const page = readFileSync(first, 'utf8')
  const sendPage = async (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64')
    await reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policyWith(String(reply.getHeader('content-security-policy')), nonce))
      .send(page.replaceAll(NONCE, nonce))
  }
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    // Names carry the hash of the content.
    setHeaders: (reply) => void reply.setHeader('cache-control', `public, max-age=${YEAR}, immutable`),
  })
  app.setNotFoundHandler(async (request, reply) => {
    if (wantsPage(request)) await sendPage(reply)
    else await answerNoRoute(request, reply)
  })
}

const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !url.startsWith('/api/') &&
  !url.startsWith('/assets/') &&
  String(headers.accept ?? '').includes('text/html')

/** The page's own styles are let in by the nonce; nothing else changes. */
const policyWith = (policy: string, nonce: string): string =>
  policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`)
