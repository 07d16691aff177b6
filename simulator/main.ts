import { startSimulator } from './server.ts';

/** `npm run simulator [PORT]`: a local Telegram with a page, until Ctrl+C. */
const port = Number(process.argv[2] ?? process.env['SIMULATOR_PORT'] ?? 8081);
const sim = await startSimulator({ port });
console.log(`Local Telegram: ${sim.url}`);
console.log(`For the bot: TELEGRAM_API_ROOT=${sim.url} BOT_TOKEN=${sim.token} CLOCK_URL=${sim.url}/clock`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sim.stop());
