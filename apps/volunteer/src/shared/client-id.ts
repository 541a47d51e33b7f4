/** A random id made on the phone. `crypto.randomUUID` is younger than the phones we serve and absent without HTTPS. */
export function clientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
