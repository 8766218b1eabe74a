export { type Announcement, announce } from './announce.ts';
export { type DiscoveryConfig, discoveryEnv, HEARTBEAT_MS, LIFETIME_MS } from './registry.ts';
export { type ReplicaWatch, watchReplicas } from './watch.ts';
