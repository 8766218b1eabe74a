import { describeContract } from '@moim/test-kit';
import { testContent } from './start.ts';

describeContract('content', await testContent());
