export { ConfigError, fileContents, readConfig, serviceEnv } from './config.ts';
export { DateTimeScalar } from './date-time.ts';
export { createHttpServer, type HttpServerOptions, type Readiness } from './http.ts';
export { type RunningService, runService } from './run.ts';
export {
  ACCESS_TOKEN,
  internalKey,
  type Locale,
  ORIGIN_HEADER,
  type RequestOrigin,
  signOrigin,
  type Viewer,
  verifyOrigin,
} from './viewer.ts';
