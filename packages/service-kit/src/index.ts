export { type AccessKey, AccessKeys, accessKeysVariable, parseAccessKeyFile } from './access-keys.ts';
export { ConfigError, readConfig, serviceEnv } from './config.ts';
export { DateTimeScalar } from './date-time.ts';
export { Html, html } from './html.ts';
export { createHttpServer, type HttpServerOptions, type Readiness } from './http.ts';
export {
  INTERNAL_KEY_OVERLAP_MS,
  type InternalKeyLine,
  InternalKeys,
  internalKeyVariable,
  parseInternalKeyFile,
  readInternalKeys,
} from './internal-keys.ts';
export {
  decodeLogPosition,
  encodeLogPosition,
  type LogPosition,
  MOST_BEHIND_MS,
  READ_AFTER_HEADER,
  UNKNOWN_POSITION,
  WRITTEN_HEADER,
} from './log-position.ts';
export { BrokenBodyError, detachedBody } from './request-body.ts';
export type { RotatingKeys } from './rotating-keys.ts';
export { type RunningService, runService } from './run.ts';
export {
  decodeSessionChange,
  encodeSessionChange,
  SESSION_CHANGE_HEADER,
  type SessionChange,
  type SessionEndReason,
} from './session-change.ts';
export { trustProxyVariable } from './trust-proxy.ts';
export {
  ACCESS_TOKEN,
  type Client,
  type ClientKind,
  type Locale,
  ORIGIN_HEADER,
  type RequestOrigin,
  signOrigin,
  type Viewer,
  verifyOrigin,
} from './viewer.ts';
