import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { ROUTES } from '../oidc/provider.ts';
import { setPageHeaders } from './headers.ts';

/** Hands the protocol's endpoints to oidc-provider. */
export function serveOidc(app: FastifyInstance, provider: Provider): void {
  const callback = provider.callback();
  const handler = (request: FastifyRequest, reply: FastifyReply) => {
    reply.hijack();
    setPageHeaders(reply.raw);
    return callback(request.raw, reply.raw);
  };
  app.register(async (scope) => {
    // It reads bodies itself.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.get('/.well-known/openid-configuration', handler);
    scope.get(ROUTES.jwks, handler);
    scope.get(ROUTES.authorization, handler);
    // Where an interaction leads when it is done.
    scope.get(`${ROUTES.authorization}/:uid`, handler);
    scope.post(ROUTES.token, handler);
    scope.route({ method: ['GET', 'POST'], url: ROUTES.userinfo, handler });
  });
}
