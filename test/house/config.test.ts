import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { root } from './sources.ts';

const token = '123456789:AAbbccddeeffgghhiijjkkllmmnnooppqqr';
const secret = 'geheim-geheim-geheim-geheim';
const wrong = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was wrong';
};

describe('a wrong setting stops the start with its name and the fix', () => {
  test.each([
    ['BOT_TOKEN', { BOT_TOKEN: 'my token' }, 'exactly as BotFather gave it'],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'api.telegram.org' }, 'http or https address'],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'ftp://127.0.0.1' }, 'http or https address'],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://meja@127.0.0.1/meja' }, 'postgres://'],
    ['ADMIN_IDS', { ADMIN_IDS: '12345,@hendra' }, 'commas between'],
    ['WEBHOOK_URL', { WEBHOOK_URL: 'http://meja.contoh.go.id', WEBHOOK_SECRET: secret }, 'https address'],
    ['WEBHOOK_SECRET', { WEBHOOK_URL: 'https://meja.contoh.go.id' }, 'openssl rand -hex 32'],
    [
      'WEBHOOK_SECRET',
      { WEBHOOK_URL: 'https://meja.contoh.go.id', WEBHOOK_SECRET: 'kurang' },
      'openssl rand -hex 32',
    ],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://meja.contoh.go.id' }, 'https address'],
    ['PUBLIC_URL', { PUBLIC_URL: 'meja.contoh.go.id' }, 'https address'],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://meja.contoh.go.id/?a=1' }, 'https address'],
    ['PORT', { PORT: 'eighty' }, 'must be a number'],
    ['PORT', { PORT: '70000' }, 'between 0 and 65535'],
    ['PORT', { PORT: '80.5' }, 'PORT'],
    ['CLOCK_URL', { CLOCK_URL: 'http://127.0.0.1:8081/clock' }, 'needs a TELEGRAM_API_ROOT on this machine'],
    [
      'CLOCK_URL',
      { CLOCK_URL: 'http://127.0.0.1:8081/clock', TELEGRAM_API_ROOT: 'https://api.telegram.org' },
      'Unset CLOCK_URL',
    ],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, 'fatal, error, warn'],
  ] as [string, Record<string, string>, string][])('%s: %o', (name, environment, fix) => {
    const message = wrong(environment);
    expect(message).toContain(name);
    expect(message).toContain(fix);
  });

  test('all that is wrong is said at once', () => {
    const message = wrong({ PORT: 'eighty', LOG_LEVEL: 'loud', BOT_TOKEN: 'my token' });
    for (const name of ['PORT', 'LOG_LEVEL', 'BOT_TOKEN']) expect(message).toContain(`- ${name}`);
  });

  test('what is secret is never repeated, even where it is wrong', () => {
    const message = wrong({
      BOT_TOKEN: `${token} `,
      DATABASE_URL: 'mysql://meja:passw0rd@127.0.0.1/meja',
      WEBHOOK_URL: 'https://meja.contoh.go.id',
      WEBHOOK_SECRET: 'short+secret',
    });
    for (const name of ['BOT_TOKEN', 'DATABASE_URL', 'WEBHOOK_SECRET']) expect(message).toContain(name);
    for (const part of [token, 'passw0rd', 'short+secret']) expect(message).not.toContain(part);
  });
});

describe('settings as they are read', () => {
  test('with none of them the desk tries itself out: no token, no database, the first city', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      botToken: undefined,
      databaseUrl: undefined,
      region: 'bitung',
      adminIds: [],
      port: 8080,
      host: '127.0.0.1',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  test('an empty value counts as unset, as in the example file', () => {
    expect(readConfig({ BOT_TOKEN: '', PORT: '', ADMIN_IDS: '', WEBHOOK_URL: '' })).toEqual(readConfig({}));
  });

  test('every setting arrives where it is used', () => {
    const config = readConfig({
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      DATABASE_URL: 'postgres://meja@127.0.0.1/meja',
      REGION: 'padang',
      ADMIN_IDS: ' 12345, 67890 ',
      WEBHOOK_URL: 'https://meja.contoh.go.id/',
      WEBHOOK_SECRET: secret,
      PORT: '0',
      CLOCK_URL: 'http://127.0.0.1:8081/clock',
      LOG_LEVEL: 'debug',
    });
    expect(config).toMatchObject({
      botToken: token,
      telegramApiRoot: 'http://127.0.0.1:8081',
      databaseUrl: 'postgres://meja@127.0.0.1/meja',
      region: 'padang',
      adminIds: [12345, 67890],
      webhook: { url: 'https://meja.contoh.go.id', secret },
      port: 0,
      clockUrl: 'http://127.0.0.1:8081/clock',
      logLevel: 'debug',
    });
  });
});

describe('the example file', () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8');
  const settings = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(
    ([, name = '', value = '']) => [name, value] as const,
  );
  const known = new Set(
    [...readFileSync(join(root, 'src/config.ts'), 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+): /gm)].map(
      ([, name]) => name,
    ),
  );

  test('holds every variable that config reads, and no other', () => {
    expect(new Set(settings.map(([name]) => name))).toEqual(known);
  });

  test('shows the values that hold when nothing is set', () => {
    expect(readConfig(Object.fromEntries(settings))).toEqual(readConfig({}));
  });
});
