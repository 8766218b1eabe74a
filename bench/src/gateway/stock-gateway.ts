import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ORIGIN_HEADER, readInternalKeys, signOrigin, type Viewer } from '@moim/service-kit';
import { ROOT } from '@moim/stack';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';

// The peer: @apollo/gateway as its documentation sets it up, over the same subgraphs, with the same check of the viewer. Started as a process of its own, as
// ours is.
const { PORT, INTERNAL_KEY_FILE = '' } = process.env;
const internalKeys = readInternalKeys(readFileSync(INTERNAL_KEY_FILE, 'utf8'));
const jwksUrl = new URL('/.well-known/jwks.json', process.env.USER_URL);
const keys = createLocalJWKSet((await (await fetch(jwksUrl)).json()) as JSONWebKeySet);

interface Context {
  origin: string;
}

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(join(ROOT, 'gateway/supergraph.graphql'), 'utf8'),
  buildService: ({ name }) =>
    new RemoteGraphQLDataSource<Context>({
      url: process.env[`${name.toUpperCase()}_URL`] ?? '',
      willSendRequest({ request, context }) {
        if (context.origin) request.http?.headers.set(ORIGIN_HEADER, context.origin);
      },
    }),
});
const server = new ApolloServer<Context>({ gateway });
await startStandaloneServer(server, {
  listen: { port: Number(PORT), host: '127.0.0.1' },
  async context({ req }) {
    const token = req.headers.authorization?.replace('Bearer ', '');
    let viewer: Viewer | null = null;
    if (token) {
      const { payload } = await jwtVerify(token, keys, { algorithms: ['EdDSA'] });
      viewer = { userId: String(payload.sub), sessionId: String(payload.sid) };
    }
    return { origin: await signOrigin({ viewer, locale: 'ko', client: null }, internalKeys) };
  },
});
