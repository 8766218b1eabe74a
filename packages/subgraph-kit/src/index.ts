export { DateTimeScalar } from '@moim/service-kit';
export { communityCardHandlers, memberCardHandlers } from './card-handlers.ts';
export {
  type CardSource,
  communityForMember,
  type MemberCard,
  memberCardLoader,
  type VisibleCommunity,
  visibleCommunityLoader,
} from './cards.ts';
export {
  type Connection,
  connection,
  cursorKeys,
  decodeCursor,
  encodeCursor,
  type ForwardArgs,
  forwardPage,
  type Page,
  type PageInfo,
  requirePageSize,
} from './connection.ts';
export { badUserInput, forbidden, requireViewer, unauthenticated } from './errors.ts';
export { ID_KINDS, type IdKind, isId, newId, requireId } from './ids.ts';
export { byId, byParent, byParentAndArgs, countBy } from './loaders.ts';
export { isViewer } from './policy.ts';
export { postgresAdapter } from './postgres.ts';
export {
  type BaseContext,
  type RunningSubgraph,
  type SubgraphConfig,
  type SubgraphOptions,
  startSubgraph,
  subgraphEnv,
} from './subgraph.ts';
export { cleanLine, cleanText, lengthOf } from './text.ts';
