import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHttpServer, ORIGIN_HEADER, type RequestOrigin, runService, verifyOrigin } from '@moim/service-kit';
import { ROOT } from '@moim/stack';
import { type ExecutionResult, execute, type GraphQLError } from 'graphql';
import { Documents } from './documents.ts';
import { closeParts, connectParts, RequestContext } from './parts.ts';
import { oneSchema } from './schema.ts';

// All five subgraphs as one service: one process, one schema, one execution of a request, the same databases and the same code. It is asked as a subgraph is, with
// the gateway's signature. README.md says what for.

interface GraphQLRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

await runService('monolith', async () => {
  const app = createHttpServer({
    ...{ service: 'monolith', logLevel: 'warn', bodyLimit: 1_048_576, trustRequestId: true },
    readiness: async () => ({ ready: true, parts: {} }),
  });
  const parts = await connectParts(app.log);
  const schema = oneSchema(readFileSync(join(ROOT, 'gateway/supergraph.graphql'), 'utf8'), parts);
  const documents = new Documents(schema);
  const keys = parts[0]?.options.config.INTERNAL_KEY;
  if (keys === undefined) throw new Error('there are no parts');

  app.post<{ Body: GraphQLRequest }>('/graphql', async ({ body, headers, log }, reply) => {
    let origin: RequestOrigin;
    try {
      origin = await verifyOrigin(String(headers[ORIGIN_HEADER]), keys.current);
    } catch {
      return reply.status(401).send({ errors: [{ message: 'no signature', extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    const document = documents.read(body.query);
    if ('length' in document) return reply.status(400).send({ errors: document });
    const contextValue = new RequestContext(origin, log);
    const { variables: variableValues, operationName } = body;
    const { data, errors }: ExecutionResult = await execute({
      ...{ schema, document, contextValue, variableValues, operationName },
    });
    return errors === undefined ? { data } : { data, errors: errors.map(told) };
  });

  await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
  return {
    async stop() {
      await app.close();
      await closeParts(parts);
    },
  };
});

/** Expected errors as they are; of others, no more than that there was one. */
function told(error: GraphQLError) {
  const code = error.extensions.code;
  if (error.originalError === undefined || (code !== undefined && code !== 'INTERNAL_SERVER_ERROR'))
    return error.toJSON();
  const { path } = error;
  return { message: 'Internal server error', path, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
