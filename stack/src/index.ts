/** What tests and other tools use of the stack. `npm start` itself is src/commands/start.ts. */
export { connectAdmin, type PrepareDatabasesOptions, prepareDatabases } from './databases.ts';
export { ensureKeys, type Keys } from './keys.ts';
export { withLock } from './launcher/lock.mjs';
export { type MigrateOptions, migrate } from './migrate.ts';
export { dataPaths, ROOT } from './paths.ts';
export { PlainError } from './plain-error.ts';
export { type KeyKind, ROTATION_TIMES, type Rotation, rotateKeys } from './rotate-keys.ts';
export { type Servers, type StartServersOptions, startServers } from './servers/index.ts';
export { startPostgresReplica } from './servers/postgres-replica.ts';
export { findProgram, type Program } from './servers/program.ts';
export { setUpDatabases } from './set-up.ts';
export {
  DATABASES,
  type DatabaseName,
  databaseName,
  folderOf,
  forEachDatabase,
  forEachSubgraph,
  SUBGRAPHS,
  type SubgraphName,
} from './subgraphs.ts';
export { type Exit, ManagedProcess } from './supervisor/managed-process.ts';
export { freePort, freePorts } from './supervisor/ports.ts';
export { Reaper } from './supervisor/reaper.ts';
export { Service, type ServiceDefinition, type ServiceOptions } from './supervisor/service.ts';
export { type Services, type StartServicesOptions, startServices } from './supervisor/services.ts';
