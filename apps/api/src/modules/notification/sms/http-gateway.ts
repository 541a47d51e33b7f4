import type { SmsGateway } from './gateway.ts';

/**
 * A gateway of one's own by one POST: `{ id, phone, text }`, with `Authorization: Bearer …` when a token is set. What
 * providers want besides (templates, signatures) belongs in the small service behind that address. The id lets it
 * drop a message that is sent twice; anything but 2xx is tried again later.
 */
export const httpGateway = (url: string, token: string | undefined): SmsGateway => ({
  async send({ id, phone, text }) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ id, phone, text }),
      signal: AbortSignal.timeout(10_000),
      redirect: 'error',
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The SMS gateway answered ${response.status}.`);
  },
});
