import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pageHeaders } from './page-headers.ts';
import { refuse } from './pass-on.ts';

/** The schema explorer's folder in the built web app, and its path. */
export const EXPLORER = 'explorer';

/** GraphiQL and what it is made of write HTML and a style sheet or two of their own; scripts are files of this origin here as well. */
const PAGE_HEADERS = pageHeaders({ styles: ["'unsafe-inline'"], trustedTypes: null });
const CLOSED_HEADERS = pageHeaders({ trustedTypes: "'none'" });
/** What depends on who asks is for no shared cache, and is not taken by pages of others. */
const OWN = { 'cross-origin-resource-policy': 'same-origin' };

export interface ExplorerOptions {
  /** Whether somebody may see the schema, and so the explorer. */
  isOpenTo(request: FastifyRequest, reply: FastifyReply): Promise<boolean>;
  /** Whether there is a demo world whose accounts can be used. */
  hasDemoAccounts: boolean;
}

/**
 * The schema explorer at `/explorer`, as `npm run build` left it in `directory`: one page for all its addresses, and its files. Who may not see the schema gets a page
 * that says so, and 403 for everything else. Throws when it was not built.
 */
export function serveExplorer(
  app: FastifyInstance,
  directory: string,
  { isOpenTo, hasDemoAccounts }: ExplorerOptions,
): void {
  const root = join(directory, EXPLORER);
  if (!existsSync(join(root, 'index.html')))
    throw new Error(`WEB_DIR: there is no explorer in ${directory}: npm run build`);
  const closedPage = readFileSync(join(root, 'closed/page.html'), 'utf8');
  const guard = async (request: FastifyRequest, reply: FastifyReply) => {
    if (await isOpenTo(request, reply)) return;
    return refuse(reply.headers(OWN), 403, 'The explorer is for the developers of this platform.', {
      code: 'FORBIDDEN',
    });
  };

  app.register(async (guarded) => {
    guarded.addHook('onRequest', guard);
    guarded.register(fastifyStatic, {
      root: join(root, 'assets'),
      prefix: `/${EXPLORER}/assets/`,
      decorateReply: false,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply) {
        reply.headers({ ...OWN, 'cache-control': 'private, max-age=31536000, immutable' });
      },
    });
    guarded.get(`/${EXPLORER}/settings.json`, (_request, reply) =>
      reply.headers({ ...OWN, 'cache-control': 'no-store' }).send({ hasDemoAccounts }),
    );
  });
  app.register(fastifyStatic, {
    root: join(root, 'closed'),
    prefix: `/${EXPLORER}/closed/`,
    decorateReply: false,
    index: false,
    preCompressed: true,
    allowedPath: (path) => !path.endsWith('.html'),
  });

  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    if (await isOpenTo(request, reply))
      return reply.headers({ ...PAGE_HEADERS, vary: 'cookie' }).sendFile('index.html', root);
    return reply
      .status(403)
      .headers({ ...CLOSED_HEADERS, 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(closedPage);
  };
  app.get(`/${EXPLORER}`, page);
  app.get(`/${EXPLORER}/*`, page);
}
