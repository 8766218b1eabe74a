import { randomBytes } from 'node:crypto';
import { connect } from 'nats';
import { afterAll, inject } from 'vitest';

/** A namespace for the events of one test file; its streams are removed when the file is done. */
export function testNamespace(): string {
  const namespace = `test${randomBytes(6).toString('hex')}`;
  const { natsUrl } = inject('moim');
  afterAll(async () => {
    const connection = await connect({ servers: natsUrl });
    const { streams } = await connection.jetstreamManager();
    for await (const { config } of streams.list()) {
      if (config.name.startsWith(`${namespace}_`)) await streams.delete(config.name);
    }
    await connection.close();
  });
  return namespace;
}
