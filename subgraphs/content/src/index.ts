import { runService } from '@moim/service-kit';
import { readContentConfig } from './config.ts';
import { startContent } from './subgraph.ts';

await runService('content', () => startContent(readContentConfig()));
