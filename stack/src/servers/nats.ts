import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'nats';
import { replaceFile } from '../files.ts';
import { dataPaths } from '../paths.ts';
import { findProgram } from './program.ts';
import type { RunningServer, ServerContext } from './server.ts';
import { startServer } from './start-server.ts';

/** Bounds of JetStream: beyond them it refuses new messages, rather than fill the disk. */
const MAX_FILE_STORE = '4GB';
const MAX_MEMORY_STORE = '256MB';

/** Starts nats-server with JetStream, its streams in `<dataDir>/nats`. Throws a PlainError when that cannot be. */
export async function startNats(context: ServerContext): Promise<RunningServer> {
  const program = await findProgram('nats-server', context.toolsDir, context.log);
  const directory = dataPaths(context.dataDir).nats;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const configFile = join(directory, 'nats.conf');
  return await startServer(
    {
      name: 'nats',
      command: program.path,
      env: program.env,
      args: (port) => {
        replaceFile(configFile, config(directory, port));
        return ['--config', configFile];
      },
      url: (port) => `nats://127.0.0.1:${port}`,
      check: checkNats,
    },
    context,
  );
}

/** Rejects unless the server answers and its JetStream is on. */
export async function checkNats(url: string): Promise<void> {
  const connection = await connect({ servers: url, reconnect: false, timeout: 2_000 });
  try {
    const manager = await connection.jetstreamManager({ timeout: 2_000 });
    await manager.getAccountInfo();
  } finally {
    await connection.close();
  }
}

function config(directory: string, port: number): string {
  return `# Written at each start.
listen: "127.0.0.1:${port}"
server_name: moim
jetstream {
  store_dir: ${JSON.stringify(join(directory, 'jetstream'))}
  max_file_store: ${MAX_FILE_STORE}
  max_memory_store: ${MAX_MEMORY_STORE}
}
`;
}
