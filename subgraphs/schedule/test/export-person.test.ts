import { scheduleExportCompleted } from '@moim/events';
import { prismaOptions } from '@moim/subgraph-kit';
import { demoDatabase, describeExport } from '@moim/test-kit';
import { afterAll } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';

const database = await demoDatabase('schedule');
const db = new PrismaClient(prismaOptions(database.url));
afterAll(() => db.$disconnect());

const part = {
  db,
  handlers,
  completed: scheduleExportCompleted,
  own: {
    attendances: 'select count(*)::int as count from attendances where user_id = $1',
    hostedSchedules: 'select count(*)::int as count from schedules where host_id = $1',
  },
};

describeExport('schedule', part);
