import { describeContract } from '@moim/test-kit';
import { testChat } from './start.ts';

describeContract('chat', await testChat());
