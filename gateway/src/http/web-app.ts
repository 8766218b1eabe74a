import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { WEB_OPERATIONS } from '../operations/start.ts';
import { EXPLORER } from './explorer.ts';
import { pageHeaders } from './page-headers.ts';

/** What the build writes besides what browsers get: the paths that are screens. */
const ROUTES = 'routes.json';

/** A screen's path, and the files in `assets` that it needs. */
interface Route {
  path: string;
  files: string[];
}

/** Names the service worker's script. */
const PAGE_HEADERS = pageHeaders({ trustedTypes: 'moim-service-worker' });

/**
 * The web app, as `npm run build` left it in `directory`: its page at every path that is a screen, files whose names have a hash of their
 * contents for a year, the others to be asked for again. All else stays 404. Throws when nothing was built.
 */
export function serveWebApp(app: FastifyInstance, directory: string): void {
  if (!existsSync(join(directory, ROUTES)))
    throw new Error(`WEB_DIR: there is no web app in ${directory}: npm run build`);
  const routes = JSON.parse(readFileSync(join(directory, ROUTES), 'utf8')) as Route[];
  const assets = join(directory, 'assets');
  app.register(fastifyStatic, { root: directory, serve: false, preCompressed: true, cacheControl: false });
  app.register(fastifyStatic, {
    root: assets,
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });
  for (const { path, files } of routes) {
    const headers = { ...PAGE_HEADERS, ...(files.length > 0 ? { link: files.map(preload).join(', ') } : {}) };
    app.get(path, (_request, reply) => reply.headers(headers).sendFile('index.html'));
  }
  for (const name of readdirSync(directory)) {
    if (['assets', 'index.html', EXPLORER, ROUTES, WEB_OPERATIONS].includes(name) || /^\.|\.(br|gz)$/.test(name))
      continue;
    app.get(`/${name}`, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile(name));
  }
}

/** Lets the browser fetch a file while it still reads the page. */
function preload(file: string): string {
  return `</assets/${file}>; ${file.endsWith('.css') ? 'rel=preload; as=style' : 'rel=modulepreload'}`;
}
