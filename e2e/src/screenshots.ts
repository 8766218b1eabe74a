/**
 * Pictures of every screen, phone and desktop, light and dark, in Korean, into e2e/screenshots: `npm run screenshots` beside a running
 * `npm start`; MOIM_URL says where that is, by default http://localhost:4000. `npm run screenshots -- --english [<screen>...]` takes them in English, into e2e/screenshots/en.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@moim/stack';
import { DEMO_PASSWORD } from '@moim/stack/demo';
import { startBrowser } from './browser.ts';
import { FORMS, SCREENS, WAYS_IN } from './screens.ts';

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const url = process.env.MOIM_URL ?? 'http://localhost:4000';
const [, , ...given] = process.argv;
const isEnglish = given.includes('--english');
const wanted = given.filter((name) => name !== '--english');
const folder = join(ROOT, 'e2e/screenshots', isEnglish ? 'en' : '');
const [email, password, signIn] = isEnglish ? ['E-mail', 'Password', 'Sign in'] : ['이메일', '비밀번호', '로그인'];

await mkdir(folder, { recursive: true });
const browser = await startBrowser();
for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      baseURL: url,
      locale: isEnglish ? 'en-US' : 'ko-KR',
      timezoneId: 'Asia/Seoul',
      viewport,
      colorScheme,
    });
    const page = await context.newPage();
    const save = (name: string) => page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
    await page.goto('/sign-in');
    await page.getByLabel(email).fill('minji@moim.test');
    await save('sign-in');
    await page.getByLabel(password).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: signIn, exact: true }).click();
    await page.waitForURL((address) => address.pathname === '/');
    for (const { name, path } of [...SCREENS, ...FORMS, ...WAYS_IN].filter(
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
