// Hive Gateway, as a peer: it runs in a folder of its own, where it is installed. The client brings the signed header that subgraphs know it by, so that it has no
// token to check.
import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

const ORIGIN_HEADER = 'x-moim-origin';

export const gatewayConfig = defineConfig({
  supergraph: process.env.SUPERGRAPH_FILE,
  host: '127.0.0.1',
  port: Number(process.env.PORT),
  fork: 1,
  // It tells of each error in an answer.
  logging: process.env.IS_QUIET === 'yes' ? false : 'error',
  graphiql: false,
  landingPage: false,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({ [ORIGIN_HEADER]: request.headers.get(ORIGIN_HEADER) ?? '' }),
  },
  ...(process.env.PLANNER === 'rust' ? { unifiedGraphHandler } : {}),
});
