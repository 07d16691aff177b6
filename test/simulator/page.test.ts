import { existsSync } from 'node:fs';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Group, Person } from '../../simulator/play.ts';
import { aCity } from '../support/desk.ts';

const program = '/usr/bin/chromium';
const isFull = process.env['MEJA_TEST'] === 'full';
const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const laptop = { width: 1366, height: 768 };
const phone = { width: 390, height: 844 };

// In full mode a missing browser is a failure, and says so by itself when it is started.
describe.skipIf(!isFull && !existsSync(program))(
  'the page, in a browser (skipped without one: apt-get install chromium)',
  () => {
    const holder = aCity();
    const troubles: string[] = [];
    let browser: Browser;
    let page: Page;
    let tier2: Group;
    let citra: Person;

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: program, args: flags.split(' ') });
      const { city } = holder;
      await city.invite('Ani Wuisan', 'staf', 'dinkes');
      await city.invite('Rudi Mandagi', 'tier1', 'dinkes', '800/112/2026');
      const budi = await city.invite('Budi Lasut', 'tier2', '');
      citra = await city.invite('Citra Rumagit', 'tier2', '');
      tier2 = await city.bindTier2([budi, citra], { forum: true, botIsAdmin: true });
    });

    afterEach(async () => {
      await page.context().close();
      expect(troubles.splice(0)).toEqual([]);
    });
    afterAll(() => browser?.close());

    /** The page with these people's panes; whatever the browser complains of fails the test. */
    async function open(names: string[], viewport = laptop): Promise<void> {
      const context = await browser.newContext({ viewport });
      page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => troubles.push(String(error)));
      page.on('console', (line) => line.type() === 'error' && troubles.push(line.text()));
      await page.goto(`${holder.city.sim.url}/?orang=${encodeURIComponent(names.join(','))}`);
      await page.locator('.message').first().waitFor();
    }

    const pane = (name: string): Locator => page.getByRole('region', { name: `Telegram ${name}` });
    const field = (name: string): Locator => pane(name).getByRole('textbox', { name: 'Tulis pesan' });
    const bubble = (name: string, text: string | RegExp): Locator =>
      pane(name).locator('.message').filter({ hasText: text }).last();

    async function says(name: string, text: string): Promise<void> {
      await field(name).fill(text);
      await field(name).press('Enter');
    }

    const presses = (name: string, label: string): Promise<void> =>
      pane(name).getByRole('button', { name: label, exact: true }).last().click();

    const sees = (name: string, text: string | RegExp): Promise<void> => bubble(name, text).waitFor();

    async function opensGroup(name: string): Promise<void> {
      await pane(name)
        .getByRole('button', { name: /^Tier 2 Diskominfo/ })
        .click();
    }

    test('a ticket is played from the message to the stars, each in his own pane', async () => {
      await open(['Ani Wuisan', 'Rudi Mandagi', 'Budi Lasut']);
      await says('Ani Wuisan', 'internet di loket mati sejak pagi, pelayanan berhenti');
      await sees('Ani Wuisan', 'BELUM TERKIRIM');
      await presses('Ani Wuisan', 'Kirim');
      await sees('Ani Wuisan', /Laporan diterima: BTG-2611-G-\d{4}/);

      await presses('Rudi Mandagi', 'Saya tangani');
      await sees('Ani Wuisan', 'sekarang ditangani Rudi Mandagi');
      await presses('Rudi Mandagi', 'Minta keterangan');
      await presses('Rudi Mandagi', 'Sejak kapan terjadi?');
      await sees('Ani Wuisan', 'Sejak kapan terjadi?');
      await says('Ani Wuisan', 'Sejak 07.30');
      await sees('Rudi Mandagi', 'Sejak 07.30');
      await presses('Rudi Mandagi', 'Teruskan ke Diskominfo');
      await presses('Rudi Mandagi', 'Sudah dinyalakan ulang');

      await opensGroup('Budi Lasut');
      await presses('Budi Lasut', 'Saya tangani');
      await sees('Ani Wuisan', 'sekarang ditangani Budi Lasut');
      const card = bubble('Budi Lasut', 'Sedang ditangani');
      await card.hover();
      await card.getByRole('button', { name: 'Tindakan untuk pesan ini' }).click();
      await page.getByRole('menuitem', { name: 'Balas' }).click();
      await pane('Budi Lasut').getByText('Balas kepada Meja Bantu').waitFor();
      await says('Budi Lasut', 'kami periksa dari sini');
      await sees('Ani Wuisan', 'kami periksa dari sini');
      await presses('Budi Lasut', 'Selesai');
      await presses('Budi Lasut', 'Jaringan sudah pulih');

      await presses('Ani Wuisan', 'Sudah teratasi');
      await presses('Ani Wuisan', '⭐⭐⭐⭐');
      await pane('Ani Wuisan').getByRole('status').filter({ hasText: 'Terima kasih' }).waitFor();
      const { rows } = await holder.city.database.pool.query('select stars, status from tickets');
      expect(rows).toEqual([{ stars: 4, status: 'closed' }]);
    }, 120_000);

    test.skipIf(!isFull)(
      'the tour plays the same job by itself to its end (full only)',
      async () => {
        await open(['Ani Wuisan']);
        await page.getByRole('button', { name: 'Tur dua menit' }).click();
        const tour = page.getByRole('region', { name: 'Tur dua menit' });
        const isOver = tour.getByRole('button', { name: 'Ulangi' });
        const next = tour.getByRole('button', { name: 'Berikutnya' });
        while (!(await isOver.isVisible())) {
          await next.click({ timeout: 1_000 }).catch(() => {});
          await isOver.waitFor({ timeout: 300 }).catch(() => {});
        }
        expect(await tour.textContent()).toContain('giliran Anda');
        expect(citra.in(tier2).transcript()).toContain('Porta switch');
      },
      120_000,
    );

    test('what people type is text, never markup', async () => {
      await open(['Citra Rumagit']);
      await opensGroup('Citra Rumagit');
      await says('Citra Rumagit', '<img src=x onerror=document.title=1> <b>tebal</b>');
      await sees('Citra Rumagit', '<b>tebal</b>');
      expect(await page.locator('.words img, .words b').count()).toBe(0);
      expect(await page.title()).not.toBe('1');
    });

    test('photos go out as one album, and a message changed later is marked', async () => {
      await open(['Citra Rumagit']);
      await opensGroup('Citra Rumagit');
      await pane('Citra Rumagit').getByRole('button', { name: 'Lampirkan' }).click();
      await page.getByRole('menuitem', { name: /^Album contoh/ }).click();
      await pane('Citra Rumagit').locator('.album img').nth(1).waitFor();
      await says('Citra Rumagit', 'kabelnya longar');
      await sees('Citra Rumagit', 'kabelnya longar');
      await field('Citra Rumagit').press('ArrowUp');
      await says('Citra Rumagit', 'kabelnya longgar');
      await sees('Citra Rumagit', /kabelnya longgar.*diedit/);
    });

    test('a link with a token opens the private chat and starts the bot with it', async () => {
      await open(['Citra Rumagit']);
      await opensGroup('Citra Rumagit');
      const { username } = holder.city.sim.world.bot;
      await says('Citra Rumagit', `https://t.me/${username}?start=salah`);
      await pane('Citra Rumagit')
        .getByRole('link', { name: /start=salah/ })
        .click();
      await sees('Citra Rumagit', 'Tautan ini tidak dikenal');
      expect(citra.transcript()).toContain('/start salah');
    });

    test('everything works with the keyboard: choosing a chat, a command, a message to answer', async () => {
      await open(['Citra Rumagit']);
      await pane('Citra Rumagit').getByRole('button', { name: 'Meja Bantu' }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await pane('Citra Rumagit').getByRole('heading', { name: 'Tier 2 Diskominfo' }).waitFor();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await field('Citra Rumagit').focus();
      await page.keyboard.type('/bant');
      await pane('Citra Rumagit')
        .getByRole('option', { name: /bantuan/ })
        .waitFor();
      await page.keyboard.press('Enter');
      await sees('Citra Rumagit', '/antrean');
      await pane('Citra Rumagit').getByRole('log').focus();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: 'Balas' }).focus();
      await page.keyboard.press('Enter');
      await pane('Citra Rumagit').getByText('Balas kepada Meja Bantu').waitFor();
      await page.keyboard.press('Escape');
      await pane('Citra Rumagit').getByText('Balas kepada Meja Bantu').waitFor({ state: 'hidden' });
    });

    test('the clock moves by an hour, a day, and to the next working morning', async () => {
      await open(['Ani Wuisan']);
      const { clock } = holder.city.sim.world;
      clock.set('2026-11-20T09:00:00+08:00');
      const shows = (text: string): Promise<void> => page.getByText(text, { exact: true }).waitFor();
      await shows('09.00 WITA');
      await page.getByRole('button', { name: '+1 jam' }).click();
      await shows('10.00 WITA');
      await page.getByRole('button', { name: 'Hari kerja berikutnya 08.00' }).click();
      await shows('08.00 WITA');
      expect(clock.now.toString()).toBe('2026-11-23T00:00:00Z');
      await page.getByRole('button', { name: '+1 hari' }).click();
      await shows('Sel, 24 Nov 2026');
    });

    test('a newcomer is added, starts the bot, blocks it and comes back', async () => {
      await open(['Ani Wuisan']);
      await page.getByRole('button', { name: 'Orang', exact: true }).click();
      await page.getByRole('textbox', { name: 'Nama orang baru' }).fill('Maya Sompie');
      await page.keyboard.press('Enter');
      await pane('Maya Sompie').getByRole('button', { name: 'Mulai' }).click();
      await sees('Maya Sompie', 'Selamat datang di Meja Bantu');
      await pane('Maya Sompie').getByRole('button', { name: 'Pilihan untuk Maya Sompie' }).click();
      await page.getByRole('menuitem', { name: 'Blokir bot' }).click();
      await pane('Maya Sompie').getByRole('button', { name: 'Buka blokir bot' }).click();
      await field('Maya Sompie').waitFor();
    });

    test('a phone shows one person at a time and never scrolls sideways', async () => {
      await open(['Ani Wuisan', 'Budi Lasut'], phone);
      const tabs = page.getByRole('navigation', { name: 'Orang yang dimainkan' });
      expect(await pane('Budi Lasut').isVisible()).toBe(false);
      await tabs.getByRole('button', { name: 'Budi' }).click();
      await pane('Budi Lasut')
        .getByRole('button', { name: /^Daftar percakapan/ })
        .click();
      await opensGroup('Budi Lasut');
      await pane('Budi Lasut').getByRole('heading', { name: 'Tier 2 Diskominfo' }).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
    });

    test('the log tells what the bot asked of Telegram, live', async () => {
      await open(['Ani Wuisan']);
      await page.getByRole('button', { name: 'Log API' }).click();
      await says('Ani Wuisan', '/bantuan');
      const log = page.getByRole('complementary', { name: 'Panggilan Bot API' });
      await log
        .getByText(/Tulis saja kendalanya/)
        .first()
        .waitFor();
    });
  },
);
