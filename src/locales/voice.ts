/** What every sentence may need of the city: its words for time and for itself. */
export interface Voice {
  /** "14.05 WITA" */
  time(iso: string): string;
  /** "14.05", for ranges under a heading that names the zone; "24.00" for the midnight that ends the day of `from`. */
  clock(iso: string, from?: string): string;
  /** "Senin", from an ISO date. */
  weekday(on: string): string;
  /** "21 November 2026 14.05 WITA" */
  dateTime(iso: string): string;
  /** "21 November 2026", from an ISO date. */
  date(on: string): string;
  /** "hari ini 14.05 WITA", "besok …", "Senin, 23 November 2026 09.14 WITA" */
  when(iso: string): string;
  /** The ICT office's short name: "Diskominfo". */
  readonly ict: string;
  readonly city: string;
  readonly hotline: string;
  readonly citizenChannel: { readonly name: string; readonly address: string };
  /** "Perwali Bitung 69/2021" */
  readonly regulation: string;
  readonly escalationArticle: string;
  /** "target" until the number of Kepala Dinas' decision is entered. */
  readonly hasTargetDecree: boolean;
}

/** Filled in from the ticket a message belongs to. */
export interface OfTicket {
  readonly number: string;
  readonly short: string;
  readonly targetAt: string;
}
