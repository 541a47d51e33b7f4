import type { Env } from '../../../platform/env.ts';
import { consoleGateway, type SmsGateway } from './gateway.ts';
import { httpGateway } from './http-gateway.ts';

/** Sends nothing, on purpose: who chose it has said so (SMS_GATEWAY=none). In-app messages reach her all the same. */
const noGateway: SmsGateway = { send: async () => undefined };

/** The gateway the settings name. Production was refused before it could print a message (settings/production.ts). */
export function smsGatewayOf({ SMS_GATEWAY, SMS_URL, SMS_TOKEN }: Env): SmsGateway {
  if (SMS_GATEWAY === 'http' && SMS_URL) return httpGateway(SMS_URL, SMS_TOKEN);
  return SMS_GATEWAY === 'none' ? noGateway : consoleGateway;
}
