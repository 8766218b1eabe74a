import { runService } from '@moim/service-kit';
import { readUserConfig } from './config.ts';
import { startUser } from './subgraph.ts';

await runService('user', () => startUser(readUserConfig()));
