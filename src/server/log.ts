// Server · log lines: one JSON object per request, without what could name a person: no address, no header, no body, no id in a path.
import type { FastifyRequest, FastifyServerOptions } from 'fastify'

export const logging = (
  to: { readonly write: (line: string) => void } | undefined,
): Pick<FastifyServerOptions, 'logger' | 'disableRequestLogging'> =>
  to === undefined
    ? { logger: false }
    : {
        logger: {
          level: 'info',
          stream: to,
          base: null,
          timestamp: () => `,"at":"${new Date().toISOString()}"`,
          serializers: {
            req: (request: FastifyRequest) => ({
              method: request.method,
              route: request.routeOptions?.url ?? '(none)',
            }),
          },
        },
      }
