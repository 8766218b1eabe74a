import { describe, expect, test } from 'vitest';
import { excerptOf } from '../src/domain/excerpt.ts';

const length = (text: string) => [...text].length;

describe('an excerpt', () => {
  test('is a short text as it is, in one line', () => {
    expect(excerptOf('')).toBe('');
    expect(excerptOf('  오늘은\r\n\r\n날씨가\t좋네요. \u2028 산에   가요! \u0007')).toBe(
      '오늘은 날씨가 좋네요. 산에 가요!',
    );
  });

  test('takes 140 characters whole, and cuts one more', () => {
    expect(excerptOf('산'.repeat(140))).toBe('산'.repeat(140));
    expect(excerptOf('산'.repeat(141))).toBe(`${'산'.repeat(139)}…`);
    expect(excerptOf('🏔'.repeat(140))).toBe('🏔'.repeat(140));
  });

  test('is never longer than 140 characters and has no line break', () => {
    for (const body of [
      'a b\n'.repeat(6000),
      '👨‍👩‍👧‍👦'.repeat(100),
      '각'.normalize('NFD').repeat(200),
      ' \n'.repeat(500),
    ]) {
      expect(length(excerptOf(body))).toBeLessThanOrEqual(140);
      expect(excerptOf(body)).not.toMatch(/[\n\r]/);
    }
  });

  test('cuts no letter and no emoji in half', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(excerptOf(family.repeat(100))).toBe(`${family.repeat(19)}…`);
    expect(excerptOf(`${'산'.repeat(137)}${'각'.normalize('NFD')}끝`)).toBe(`${'산'.repeat(137)}…`);
  });

  test('ends in no space', () => {
    expect(excerptOf(`${'산'.repeat(138)} ${'강'.repeat(20)}`)).toBe(`${'산'.repeat(138)}…`);
  });
});
