import { runService } from '@moim/service-kit';
import { readScheduleConfig } from './config.ts';
import { startSchedule } from './subgraph.ts';

await runService('schedule', () => startSchedule(readScheduleConfig()));
