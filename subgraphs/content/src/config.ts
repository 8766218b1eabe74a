import { ConfigError, readConfig } from '@moim/service-kit';
import { rateLimitEnv, requireRateLimits, requireRole, roleEnv, subgraphEnv } from '@moim/subgraph-kit';
import { z } from 'zod';
import type { S3Settings } from './media/s3-store.ts';

const variables = {
  ...subgraphEnv,
  ...rateLimitEnv,
  ...roleEnv,
  /** Where people reach the gateway: the addresses to which photos are sent begin with it. */
  PUBLIC_URL: z.url().default('http://localhost:4000'),
  /** Where photos are kept, unless in a bucket. */
  MEDIA_DIR: z.string().default(''),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  /** Of a server that speaks S3's protocol; Amazon's own when not set. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'it must begin with http:// or https://' }).optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
};

/** The content subgraph's environment. Throws ConfigError. */
export function readContentConfig(env: NodeJS.ProcessEnv = process.env) {
  const config = readConfig(variables, env);
  requireRateLimits(config);
  requireRole(config);
  const s3 = s3Of(config);
  if (s3 === null && config.MEDIA_DIR === '') throw new ConfigError(['MEDIA_DIR is not set, and S3_BUCKET neither']);
  return { ...config, s3 };
}

export type ContentConfig = ReturnType<typeof readContentConfig>;

/** The bucket for photos; null for the disk. */
function s3Of(config: z.infer<z.ZodObject<typeof variables>>): S3Settings | null {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config;
  if (bucket === undefined) return null;
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new ConfigError(['S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY']);
  return { bucket, region: config.S3_REGION, endpoint: config.S3_ENDPOINT ?? null, accessKeyId, secretAccessKey };
}
