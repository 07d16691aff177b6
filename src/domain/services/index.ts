import { accountServices } from './account.ts';
import { applicationServices } from './application.ts';
import { deviceServices } from './device.ts';
import { governanceServices } from './governance.ts';
import { networkServices } from './network.ts';
import { securityServices } from './security.ts';
import { serverServices } from './server.ts';
import type { CommonServices } from './service.ts';
import { subdomainServices } from './subdomain.ts';

/** The 38 services that cities offer, by code, in the order of the catalogue. A city says in its file which it has, and on which article. */
export const COMMON_SERVICES: CommonServices = {
  ...subdomainServices,
  ...serverServices,
  ...networkServices,
  ...applicationServices,
  ...accountServices,
  ...securityServices,
  ...deviceServices,
  ...governanceServices,
};
