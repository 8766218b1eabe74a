export { ConfigError, readConfig, serviceEnv } from './config.ts';
export { DateTimeScalar } from './date-time.ts';
export { createHttpServer, type HttpServerOptions, type Readiness } from './http.ts';
export { type RunningService, runService } from './run.ts';
export {
  ACCESS_TOKEN,
  internalKey,
  internalKeyVariable,
  type Locale,
  ORIGIN_HEADER,
  type RequestOrigin,
  signOrigin,
  type Viewer,
  verifyOrigin,
} from './viewer.ts';
