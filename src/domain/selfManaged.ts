/** What the own team of a PD Mandiri TIK keeps: its network, its applications, its servers (Bitung 20(6)b, 47). */
const KEPT = new Set(['lan', 'aplikasi', 'server']);

/** Of a PD Mandiri TIK, and of what its own team keeps: to the ICT office only when it is passed on by hand. */
export const isOfMandiriOffice = (ticket: { pdMandiri: boolean; category: string }): boolean =>
  ticket.pdMandiri && KEPT.has(ticket.category);
