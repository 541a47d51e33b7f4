import { maskPhone } from '../../../platform/text/mask.ts';

/** A way to send a text message. A province's own gateway is set at the worker's start; nothing else changes. */
export interface SmsGateway {
  /** Resolves when the gateway took it; throws otherwise. `id` lets it drop one that is sent twice. */
  send(message: { id: string; phone: string; text: string }): Promise<void>;
}

/** Development: shows what would be sent, and of the number only what anyone may see. */
export const consoleGateway: SmsGateway = {
  async send({ phone, text }) {
    console.info(`短信 → ${maskPhone(phone)}：${text}`);
  },
};

let gateway: SmsGateway = consoleGateway;
export const smsGateway = (): SmsGateway => gateway;
export function setSmsGateway(other: SmsGateway): void {
  gateway = other;
}
