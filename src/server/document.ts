// Server · the OpenAPI document of itself, without a store: the web client's types are made from it.
import type { ServerOptions } from './server.ts'
import { createServer } from './server.ts'

/** Stands where a desk would; whatever is asked of it later is our own fault. */
const nobody: unknown = new Proxy(() => nobody, { get: (_target, name) => (name === 'then' ? undefined : nobody) })

export async function readDocument(version: string): Promise<unknown> {
  const door = await createServer({
    version,
    healthy: async () => false,
    desk: nobody as ServerOptions['desk'],
    signIn: nobody as ServerOptions['signIn'],
    evaluations: nobody as ServerOptions['evaluations'],
    upkeep: nobody as ServerOptions['upkeep'],
  })
  try {
    return (await door.inject({ url: '/api/openapi.json' })).json()
  } finally {
    await door.close()
  }
}
