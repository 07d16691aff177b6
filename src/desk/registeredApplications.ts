/** Applications that the desk's own register knows; the city's file is added by `auditedApplications`. */
import type { AuditedApplication } from '../domain/audits.ts';
import type { Desk } from './desk.ts';

/** None yet is entered in a register of its own: the city's file lists them. */
export const registeredApplications = (_desk: Desk): Promise<AuditedApplication[]> => Promise.resolve([]);
