export { type Announcement, announce } from './announce.ts';
export {
  type AnnouncedReplica,
  type DiscoveryConfig,
  discoveryEnv,
  HEARTBEAT_MS,
  LIFETIME_MS,
  ROLES,
  type Role,
} from './registry.ts';
export { type ReplicaWatch, watchReplicas } from './watch.ts';
