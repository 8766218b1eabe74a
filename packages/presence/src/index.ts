export { inTime } from './in-time.ts';
export { createPresenceReader, type PresenceReader } from './reader.ts';
export { connectRedis } from './redis.ts';
export { createPresenceWriter, type PresenceWriter, type PresenceWriterOptions } from './writer.ts';
