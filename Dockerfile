# syntax=docker/dockerfile:1
# One image for all services and for the set-up: docker-compose.yml says which one a container runs.

FROM node:24-bookworm-slim AS manifests
WORKDIR /moim
ENV CI=1 CHECKPOINT_DISABLE=1
RUN npm install --global pnpm@12.21.0
# Manifests before sources: what is installed changes less often than the code.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY auth/package.json auth/
COPY bench/package.json bench/
COPY chaos/package.json chaos/
COPY contract/package.json contract/
COPY e2e/package.json e2e/
COPY gateway/package.json gateway/
COPY packages/discovery/package.json packages/discovery/
COPY packages/event-admin/package.json packages/event-admin/
COPY packages/event-bus/package.json packages/event-bus/
COPY packages/events/package.json packages/events/
COPY packages/credentials/package.json packages/credentials/
COPY packages/mail/package.json packages/mail/
COPY packages/presence/package.json packages/presence/
COPY packages/rate-limit/package.json packages/rate-limit/
COPY packages/realtime-client/package.json packages/realtime-client/
COPY packages/search/package.json packages/search/
COPY packages/service-kit/package.json packages/service-kit/
COPY packages/subgraph-kit/package.json packages/subgraph-kit/
COPY packages/telemetry/package.json packages/telemetry/
COPY packages/test-kit/package.json packages/test-kit/
COPY stack/package.json stack/
COPY subgraphs/user/package.json subgraphs/user/
COPY subgraphs/community/package.json subgraphs/community/
COPY subgraphs/schedule/package.json subgraphs/schedule/
COPY subgraphs/content/package.json subgraphs/content/
COPY subgraphs/chat/package.json subgraphs/chat/
COPY web/package.json web/

# What only development needs is left out: compilers, test runners, Postgres; and Prisma's parts for databases other than Postgres.
FROM manifests AS packages
RUN pnpm install --frozen-lockfile --prod --filter='!@moim/bench' --filter='!@moim/chaos' --filter='!@moim/contract' --filter='!@moim/e2e' --filter='!@moim/test-kit' --filter='!@moim/web' \
  && find node_modules/.pnpm -path '*/@prisma/client/runtime/*' -regex '.*\(mysql\|sqlite\|sqlserver\|cockroachdb\).*' -delete

FROM manifests AS generated
RUN pnpm install --frozen-lockfile
COPY . .
RUN node stack/src/commands/generate.ts && node stack/src/commands/build.ts

FROM node:24-bookworm-slim
WORKDIR /moim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
COPY --from=packages /moim ./
COPY packages/discovery/src packages/discovery/src
COPY packages/event-admin/src packages/event-admin/src
COPY packages/event-bus/src packages/event-bus/src
COPY packages/events/src packages/events/src
COPY packages/credentials/src packages/credentials/src
COPY packages/mail/src packages/mail/src
COPY packages/presence/src packages/presence/src
COPY packages/rate-limit/src packages/rate-limit/src
COPY packages/search/src packages/search/src
COPY packages/service-kit/src packages/service-kit/src
COPY packages/subgraph-kit/src packages/subgraph-kit/src
COPY packages/telemetry/src packages/telemetry/src
COPY prisma prisma
COPY stack/src stack/src
COPY stack/demo-media/*.webp stack/demo-media/
COPY gateway/src gateway/src
COPY gateway/supergraph.graphql gateway/
COPY auth/src auth/src
COPY subgraphs subgraphs
COPY --from=generated /moim/web/dist web/dist
COPY --from=generated /moim/auth/src/generated auth/src/generated
COPY --from=generated /moim/subgraphs/user/src/generated subgraphs/user/src/generated
COPY --from=generated /moim/subgraphs/community/src/generated subgraphs/community/src/generated
COPY --from=generated /moim/subgraphs/schedule/src/generated subgraphs/schedule/src/generated
COPY --from=generated /moim/subgraphs/content/src/generated subgraphs/content/src/generated
COPY --from=generated /moim/subgraphs/chat/src/generated subgraphs/chat/src/generated
# A new volume takes over the owner of the folder it is mounted on.
RUN install --directory --owner=node --group=node --mode=0700 /keys /mail /media
USER node
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "gateway/src/index.ts"]
