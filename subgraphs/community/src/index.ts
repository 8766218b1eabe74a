import { runService } from '@moim/service-kit';
import { readCommunityConfig } from './config.ts';
import { startCommunity } from './subgraph.ts';

await runService('community', () => startCommunity(readCommunityConfig()));
