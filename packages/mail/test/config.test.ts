import { readConfig } from '@moim/service-kit';
import { describe, expect, test } from 'vitest';
import { mailEnv, readMailSettings } from '../src/index.ts';

const read = (env: Record<string, string>) => readMailSettings(readConfig(mailEnv, env));
const smtp = { SMTP_URL: 'smtps://moim:secret@smtp.moim.example', MAIL_FROM: 'Moim <no-reply@moim.example>' };

describe('where mail goes', () => {
  test('to a mail server: then addresses are proved', () => {
    expect(read({ ...smtp, MAIL_DIR: '/mail' })).toEqual({
      transport: { kind: 'smtp', url: smtp.SMTP_URL },
      from: smtp.MAIL_FROM,
      requiresProof: true,
    });
    expect(read({ ...smtp, SIGN_UP_PROOF: 'optional' }).requiresProof).toBe(false);
  });

  test('into a folder: then they are not, unless that is asked for', () => {
    const transport = { kind: 'folder', directory: '/mail' };
    expect(read({ MAIL_DIR: '/mail' })).toMatchObject({ transport, requiresProof: false });
    expect(read({ MAIL_DIR: '/mail', SIGN_UP_PROOF: 'required' }).requiresProof).toBe(true);
  });

  test.each([
    [{}, 'SMTP_URL is not set, nor MAIL_DIR: mail would go nowhere'],
    [{ SMTP_URL: smtp.SMTP_URL }, 'MAIL_FROM is not set: SMTP_URL needs it'],
    [{ ...smtp, SMTP_URL: 'https://smtp.moim.example' }, 'SMTP_URL is wrong: it must begin with smtp:// or smtps://'],
    [{ ...smtp, MAIL_FROM: 'Moim' }, 'MAIL_FROM is wrong: it must be an address: Moim <no-reply@moim.example>'],
    [{ ...smtp, SIGN_UP_PROOF: 'no' }, 'SIGN_UP_PROOF is wrong: it must be required or optional'],
  ])('%o is told: %s', (env, message) => {
    expect(() => read(env as Record<string, string>)).toThrow(message);
  });
});
