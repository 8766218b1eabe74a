import { describeContract } from '@moim/test-kit';
import { testCommunity } from './start.ts';

describeContract('community', await testCommunity());
