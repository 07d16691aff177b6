/** How somebody reported, for whom a technician writes it down. Source: `chat.md`, "A ticket", step 1. */
export const CHANNELS = ['phone', 'visit', 'whatsapp'] as const;
export type Channel = (typeof CHANNELS)[number];
