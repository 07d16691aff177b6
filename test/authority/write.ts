/** Writes docs/authority.md anew; read the difference before you commit it. */
import { writeFileSync } from 'node:fs';
import { authorityTable } from './matrix.ts';

writeFileSync(new URL('../../docs/authority.md', import.meta.url), authorityTable());
