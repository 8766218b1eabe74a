export { DateTimeScalar } from '@moim/service-kit';
export { blockHandlers } from './block-handlers.ts';
export {
  type BlockState,
  endBlocks,
  estrangedFrom,
  isEstranged,
  isHidden,
  removeBlocks,
  saveBlocks,
} from './blocks.ts';
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
export { type ErasureCounts, erasureHandler } from './erasure.ts';
export { badUserInput, forbidden, notFound, rateLimited, requireViewer, unauthenticated } from './errors.ts';
export {
  type ExportPiece,
  type ExportSection,
  exportHandler,
  exportPieceAnswer,
  gatherPieces,
  pruneExportPieces,
  readPiece,
  removePieces,
} from './export-pieces.ts';
export { ID_KINDS, type IdKind, isId, newId, requireId } from './ids.ts';
export { byId, byParent, byParentAndArgs, countBy } from './loaders.ts';
export { claimPicture, isSentPicture, type PictureClaim, pictureAddress } from './pictures.ts';
export { isViewer } from './policy.ts';
export { databasePool, hasPostgresCode, prismaOptions } from './postgres.ts';
export {
  type Counter,
  connectRateLimits,
  type RateLimitRule,
  type RateLimits,
  rateLimitEnv,
  requireRateLimits,
} from './rate-limit.ts';
export { ReplicaReads, type RequestDatabase } from './replica-reads.ts';
export { requireRole, roleEnv } from './role.ts';
export { type MembershipState, replaceMemberships, saveCommunities, saveMembers } from './save-cards.ts';
export {
  type BaseContext,
  type RunningSubgraph,
  type SubgraphConfig,
  type SubgraphOptions,
  startSubgraph,
  subgraphEnv,
} from './subgraph.ts';
export { cleanLine, cleanText, lengthOf } from './text.ts';
