import { describeContract } from '@moim/test-kit';
import { startOnDemoWorld } from './demo-world.ts';

const { schedule } = await startOnDemoWorld();
describeContract('schedule', schedule);
