/**
 * Pictures of every screen, phone and desktop, light and dark, in Korean, into e2e/screenshots: `npm run screenshots` beside a running
 * `npm start`; MOIM_URL says where that is, by default http://localhost:4000.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@moim/stack';
import { DEMO_PASSWORD } from '@moim/stack/demo';
import { startBrowser } from './browser.ts';
import { FORMS, SCREENS } from './screens.ts';

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const url = process.env.MOIM_URL ?? 'http://localhost:4000';
const folder = join(ROOT, 'e2e/screenshots');

await mkdir(folder, { recursive: true });
const browser = await startBrowser();
const [, , ...wanted] = process.argv;
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      baseURL: url,
      locale: 'ko-KR',
      timezoneId: 'Asia/Seoul',
      viewport,
      colorScheme,
    });
    const page = await context.newPage();
    const save = (name: string) => page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
    await page.goto('/sign-in');
    await page.getByLabel('이메일').fill('minji@moim.test');
    await save('sign-in');
    await page.getByLabel('비밀번호').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '로그인', exact: true }).click();
    await page.waitForURL((address) => address.pathname === '/');
    for (const { name, path } of [...SCREENS, ...FORMS].filter(
      ({ name }) => wanted.length === 0 || wanted.includes(name),
    )) {
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await save(name);
    }
    await context.close();
  }
}
await browser.close();
console.log(folder);
