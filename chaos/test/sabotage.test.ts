import { expect, test } from 'vitest';
import { SABOTAGES } from '../src/sabotage.ts';
import { testStage } from './stage.ts';

const { run } = await testStage(1);

test('the checker sees mistakes that are made on purpose', { timeout: 300_000 }, async () => {
  const { violations } = await run({ seconds: 4, kills: 0, people: 5, duplicatesPerSecond: 0, sabotage: SABOTAGES });
  for (const reader of ['schedule', 'chat']) {
    const told = violations.filter((line) => line.startsWith(reader)).join('\n');
    expect(told).toMatch(/version 3\) was lost/);
    expect(told).toMatch(/version 3\) took effect 2 times/);
    expect(told).toMatch(/took effect as 1, 2, 4, 3/);
  }
});
