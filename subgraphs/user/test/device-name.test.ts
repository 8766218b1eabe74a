import { expect, test } from 'vitest';
import { deviceNameOf } from '../src/domain/device-name.ts';

const CHROME =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

test.each([
  ['as the person says', { deviceName: '민지의 iPhone', userAgent: SAFARI }, '민지의 iPhone'],
  ['after its User-Agent', { deviceName: null, userAgent: CHROME }, 'Chrome · Android'],
  ['Safari, on a phone', { deviceName: null, userAgent: SAFARI }, 'Safari · iOS'],
  ['as it calls itself, when that is nothing known', { deviceName: null, userAgent: '???' }, '???'],
  ['nothing, when nothing is known', { deviceName: null, userAgent: null }, null],
  ['nothing, when it says nothing', { deviceName: null, userAgent: '' }, null],
])('a device is called %s', (_how, device, name) => {
  expect(deviceNameOf(device)).toBe(name);
});
